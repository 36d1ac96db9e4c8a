import {
  area,
  at,
  type Drawing,
  disc,
  INK,
  line,
  oval,
  PAPER,
  rect,
  row,
  STEEL,
  STEEL_DARK,
  turned,
  WOOD,
} from './kit.ts'

const cell = (w: number, h: number, main: string): string =>
  rect(-w / 6, -10, w / 3, 14, STEEL_DARK, 3) +
  rect(-w / 2, 0, w, h, INK, 8) +
  rect(-w / 2, 0, w, h * 0.34, main, 8) +
  rect(-w / 2, h * 0.24, w, h * 0.1, main) +
  rect(-w / 2 + 6, 8, w / 6, h - 16, '#ffffff33', 4)
export const batteries: Drawing = ({ main }) => row(4, (i) => at([[192 + i * 72, 130]], cell(58, 200, main)))
export const thinBatteries: Drawing = ({ main }) =>
  row(5, (i) => at([[200 + i * 50, 140]], cell(36, 190, main)))
export const blockBattery: Drawing = ({ main, light }) =>
  rect(246, 122, 30, 30, STEEL, 8) +
  disc(336, 136, 20, STEEL_DARK) +
  disc(336, 136, 10, STEEL) +
  rect(220, 146, 160, 184, INK, 12) +
  rect(220, 146, 160, 64, main, 12) +
  rect(220, 196, 160, 14, main) +
  rect(232, 160, 20, 150, '#ffffff22', 6) +
  line('M286 240H320M303 223V257', light, 8)
export const buttonCells: Drawing = () =>
  at(
    [
      [220, 150],
      [380, 150],
      [220, 270],
      [380, 270],
    ],
    disc(0, 4, 56, STEEL_DARK) +
      disc(0, 0, 54, STEEL) +
      disc(0, 0, 38, '#d3dae0') +
      line('M-14 0H14M0 -14V14', STEEL_DARK, 6),
  )
export const batteryCharger: Drawing = ({ main, dark, light }) =>
  rect(160, 130, 280, 200, main, 28) +
  rect(160, 130, 60, 200, light, 26) +
  row(4, (i) => at([[212 + i * 58, 168]], cell(42, 126, '#6f9a6d')) + disc(212 + i * 58, 148, 6, '#7ac36a')) +
  rect(190, 318, 220, 12, dark, 6)
export const charger: Drawing = ({ main, dark, light }) =>
  rect(256, 66, 16, 50, STEEL_DARK, 4) +
  rect(328, 66, 16, 50, STEEL_DARK, 4) +
  rect(216, 110, 168, 190, main, 34) +
  rect(216, 110, 48, 190, light, 32) +
  rect(268, 246, 64, 22, INK, 11) +
  line('M300 300V330', dark, 14)
export const bigCharger: Drawing = (paint) => at([[0, -4]], charger(paint)) + rect(268, 206, 64, 22, INK, 11)
export const cable: Drawing = ({ main, dark }) =>
  line('M190 120C190 330 440 330 420 210C400 110 250 160 260 250C270 330 420 340 440 290', main, 14) +
  line('M190 120C190 330 440 330 420 210', dark, 4) +
  rect(164, 66, 52, 66, dark, 12) +
  rect(176, 44, 28, 26, STEEL, 8) +
  turned(40, 440, 290, rect(416, 230, 48, 62, dark, 12) + rect(427, 210, 26, 24, STEEL, 8))
export const powerBank: Drawing = ({ main, light }) =>
  turned(
    -8,
    300,
    220,
    rect(216, 90, 168, 240, main, 30) +
      rect(216, 90, 46, 240, light, 28) +
      row(4, (i) => disc(286 + i * 20, 300, 6, '#7ac36a')) +
      rect(272, 84, 56, 14, STEEL, 6),
  ) + line('M306 84C310 40 440 40 450 120', '#e9e9e4', 10)
export const wirelessPad: Drawing = ({ main, light }) =>
  oval(300, 300, 160, 38, main) +
  oval(300, 288, 160, 38, light) +
  turned(
    -6,
    300,
    200,
    rect(226, 110, 148, 190, INK, 20) +
      rect(236, 124, 128, 162, '#dce8f0', 8) +
      area('M312 160L276 214H300L290 252L326 196H302Z', '#7ac36a'),
  )
export const extensionLead: Drawing = ({ main, dark, light }) =>
  line('M150 250C90 250 100 330 180 326', dark, 12) +
  turned(
    -8,
    300,
    220,
    rect(140, 180, 340, 90, main, 24) +
      rect(140, 180, 340, 24, light, 14) +
      row(
        4,
        (i) =>
          disc(190 + i * 66, 228, 26, dark) +
          disc(182 + i * 66, 228, 5, INK) +
          disc(198 + i * 66, 228, 5, INK),
      ) +
      rect(438, 208, 26, 38, '#c8503f', 6),
  )
export const adapter: Drawing = ({ main, dark, light }) =>
  rect(210, 130, 180, 170, main, 26) +
  rect(210, 130, 52, 170, light, 24) +
  rect(256, 88, 16, 46, STEEL_DARK, 4) +
  rect(292, 88, 16, 46, STEEL_DARK, 4) +
  rect(328, 88, 16, 46, STEEL_DARK, 4) +
  disc(300, 196, 40, dark) +
  disc(286, 196, 6, INK) +
  disc(314, 196, 6, INK) +
  rect(252, 258, 40, 16, INK, 4) +
  rect(308, 258, 40, 16, INK, 4) +
  line('M390 200H420M390 230H420', STEEL, 9)
export const timerPlug: Drawing = ({ main, dark, light }) =>
  rect(220, 90, 160, 230, main, 36) +
  rect(220, 90, 44, 230, light, 32) +
  disc(300, 176, 62, dark) +
  disc(300, 176, 50, PAPER) +
  row(12, (i) => turned(i * 30, 300, 176, rect(297, 130, 6, 11, INK))) +
  line('M300 176V142M300 176L324 188', '#c8503f', 6) +
  disc(300, 278, 24, dark) +
  disc(292, 278, 5, INK) +
  disc(308, 278, 5, INK)

const pen = (color: string, dark: string): string =>
  rect(-9, 0, 18, 190, color, 8) +
  area('M-9 190H9L2 222H-2Z', STEEL) +
  rect(-9, 46, 18, 10, dark) +
  rect(9, 8, 8, 62, dark, 4)
export const pens: Drawing = ({ main, dark }) =>
  row(6, (i) => at([[188 + i * 45, 90 + (i % 2) * 14]], pen(main, dark)))
const COLOURS = ['#c8503f', '#e0853c', '#e8b93f', '#6f9a6d', '#4f7cac', '#7d63a8', '#c76a9a', '#8a5a3a']
export const gelPens: Drawing = () =>
  COLOURS.map((color, i) => at([[160 + i * 40, 90 + (i % 2) * 14]], pen(color, INK))).join('')
const pencil = (color: string): string =>
  rect(-10, 14, 20, 170, color) +
  rect(-3, 14, 6, 170, '#ffffff55') +
  area('M-10 184H10L0 224Z', '#efd9b0') +
  area('M-4 208H4L0 224Z', color)
export const pencils: Drawing = ({ main }) =>
  row(7, (i) =>
    at(
      [[180 + i * 40, 92 + (i % 2) * 12]],
      rect(-10, 0, 20, 16, '#d98f8f', 5) + pencil(main) + area('M-4 208H4L0 224Z', INK),
    ),
  )
export const colouringPencils: Drawing = () =>
  COLOURS.map((color, i) => turned(-28 + i * 8, 300, 380, at([[300, 96]], pencil(color)))).join('') +
  rect(190, 250, 220, 80, '#55595f', 12) +
  rect(206, 266, 188, 48, PAPER, 6) +
  row(6, (i) => disc(230 + i * 28, 290, 9, COLOURS[i] ?? ''))
export const highlighters: Drawing = () =>
  row(4, (i) =>
    at(
      [[200 + i * 67, 96]],
      rect(-26, 70, 52, 160, ['#f0e14a', '#8fd37a', '#f09ab8', '#f2b25a'][i] ?? '', 14) +
        rect(-20, 24, 40, 56, INK, 8) +
        area('M-12 24L4 0H12V24Z', ['#f0e14a', '#8fd37a', '#f09ab8', '#f2b25a'][i] ?? '') +
        rect(-16, 90, 10, 120, '#ffffff66', 5),
    ),
  )
export const notebook: Drawing = ({ main, dark, light }) =>
  turned(
    -7,
    300,
    200,
    rect(206, 74, 196, 256, PAPER, 10) +
      rect(196, 70, 196, 256, main, 12) +
      rect(196, 70, 30, 256, dark, 10) +
      rect(354, 70, 14, 256, dark) +
      rect(246, 118, 88, 44, light, 6),
  ) + turned(-7, 300, 200, line('M276 326V350', '#c8503f', 7))
export const diary: Drawing = (paint) =>
  notebook(paint) +
  turned(
    -7,
    300,
    200,
    row(3, (j) => row(4, (i) => rect(244 + i * 24, 196 + j * 28, 17, 20, '#e8b93f', 3))),
  )
export const paper: Drawing = () =>
  area('M150 300L190 330H450L410 300Z', '#d9dcdc') +
  row(5, (i) =>
    area(
      `M${160 + i * 3} ${296 - i * 16}L${210 + i * 3} ${230 - i * 16}H${450 + i * 3}L${400 + i * 3} ${296 - i * 16}Z`,
      i % 2 ? '#eceeec' : '#ffffff',
    ),
  ) +
  rect(160, 294, 254, 34, '#4f7cac', 6)
export const envelopes: Drawing = () =>
  row(3, (i) =>
    at(
      [[i * 22 - 22, 44 - i * 44]],
      rect(150, 150, 280, 160, i === 1 ? '#eceeec' : '#ffffff', 8) +
        line('M152 154L290 250L428 154', '#c9cdcd', 6),
    ),
  )
export const stickyNotes: Drawing = () =>
  row(3, (i) =>
    turned(
      -10 + i * 9,
      300,
      220,
      area(
        `M${190 + i * 14} ${104 + i * 8}H${380 + i * 14}V${262 + i * 8}L${346 + i * 14} ${296 + i * 8}H${190 + i * 14}Z`,
        ['#e3a93a', '#f0c94f', '#f7df74'][i] ?? '',
      ) +
        (i === 2
          ? area('M408 278L374 312V278Z', '#e3a93a') +
            line('M246 168H372M246 198H352M246 228H330', '#b98a2a', 6)
          : ''),
    ),
  )
export const scissors: Drawing = ({ main, dark }) =>
  turned(
    18,
    300,
    200,
    area('M282 226L330 60Q346 120 312 236Z', STEEL) +
      area('M318 226L270 60Q254 120 288 236Z', STEEL_DARK) +
      disc(300, 206, 12, INK) +
      `<ellipse cx="250" cy="284" rx="34" ry="46" fill="none" stroke="${main}" stroke-width="20"/><ellipse cx="350" cy="284" rx="34" ry="46" fill="none" stroke="${dark}" stroke-width="20"/>`,
  )
export const stapler: Drawing = ({ main, light }) =>
  rect(140, 300, 330, 28, STEEL_DARK, 10) +
  area('M140 240L430 150Q470 144 474 180V214L150 284Z', main) +
  area('M140 240L430 150Q450 148 460 156L160 262Z', light) +
  rect(150, 262, 310, 20, STEEL, 6) +
  disc(440, 262, 20, INK)
export const tape: Drawing = ({ accent }) =>
  disc(270, 190, 96, '#dfeaee') +
  disc(270, 190, 70, accent) +
  disc(270, 190, 44, PAPER) +
  area('M130 250Q130 230 160 230L420 250Q470 254 470 300V330H150Q130 330 130 310Z', INK) +
  disc(270, 216, 54, '#dfeaee') +
  disc(270, 216, 24, accent) +
  line('M340 190L452 236', '#dfeaee', 9) +
  area('M440 226H474L466 250H446Z', STEEL)
export const glueSticks: Drawing = () =>
  row(3, (i) =>
    at(
      [[210 + i * 90, 90 + (i % 2) * 12]],
      rect(-22, 0, 44, 40, '#d9cdee', 10) +
        rect(-28, 36, 56, 150, PAPER, 8) +
        rect(-28, 76, 56, 60, '#7d63a8') +
        rect(-28, 180, 56, 50, '#55595f', 8),
    ),
  )
export const penPot: Drawing = ({ main, dark, light }) =>
  turned(-14, 280, 300, at([[270, 60]], pen('#c8503f', INK))) +
  turned(12, 320, 300, at([[330, 66]], pencil('#e8b93f'))) +
  turned(
    2,
    300,
    300,
    rect(294, 70, 22, 150, WOOD, 4) + row(8, (i) => line(`M294 ${82 + i * 14}h8`, INK, 2)),
  ) +
  area('M226 180H374V300Q374 330 344 330H256Q226 330 226 300Z', main) +
  area('M226 180H262V330H256Q226 330 226 300Z', light) +
  oval(300, 180, 74, 14, dark)
