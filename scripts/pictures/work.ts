import {
  area,
  at,
  type Drawing,
  disc,
  GLASS,
  INK,
  LEAF,
  line,
  oval,
  PAPER,
  rect,
  row,
  STEEL,
  STEEL_DARK,
  turned,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const hammer: Drawing = ({ main, dark }) =>
  turned(
    32,
    300,
    200,
    rect(286, 110, 28, 220, main, 12) +
      rect(286, 250, 28, 80, dark, 12) +
      area('M220 90H300V140H220Q206 140 206 115T220 90Z', STEEL) +
      area('M300 92Q360 80 396 130Q366 116 346 134H300Z', STEEL_DARK) +
      rect(280, 84, 40, 62, STEEL_DARK, 6),
  )
const screwdriver = (color: string, dark: string): string =>
  rect(-7, 130, 14, 110, STEEL, 3) +
  rect(-24, 10, 48, 124, color, 18) +
  rect(-10, 22, 7, 100, dark, 3) +
  rect(5, 22, 7, 100, dark, 3)
export const screwdrivers: Drawing = ({ main, dark, light }) =>
  row(5, (i) => at([[180 + i * 60, 76 + (i % 2) * 16]], screwdriver(i % 2 ? light : main, dark)))
export const precisionSet: Drawing = ({ main, light }) =>
  rect(150, 140, 300, 190, main, 18) +
  rect(168, 158, 264, 154, light, 10) +
  row(3, (j) => row(9, (i) => rect(186 + i * 28, 226 + j * 28, 12, 20, STEEL, 3))) +
  rect(186, 176, 220, 26, '#c8503f', 13) +
  rect(386, 184, 34, 10, STEEL)
export const pliers: Drawing = ({ main, dark }) =>
  turned(
    20,
    300,
    200,
    line('M284 190Q230 250 256 330', main, 28) +
      line('M316 190Q370 250 344 330', dark, 28) +
      area('M276 200Q250 130 292 70L300 150ZM324 200Q350 130 308 70L300 150Z', STEEL) +
      disc(300, 178, 22, STEEL_DARK) +
      disc(300, 178, 8, INK),
  )
export const spanner: Drawing = () =>
  turned(
    40,
    300,
    210,
    rect(280, 150, 40, 180, STEEL, 16) +
      area('M240 70L280 80V120L320 120V76L360 66Q380 150 318 176H282Q220 150 240 70Z', STEEL) +
      rect(292, 130, 34, 20, STEEL_DARK, 6) +
      rect(292, 190, 16, 110, STEEL_DARK, 8),
  )
export const tapeMeasure: Drawing = ({ main, dark, light }) =>
  rect(180, 130, 190, 190, main, 40) +
  rect(180, 130, 60, 190, light, 36) +
  disc(275, 222, 58, INK) +
  disc(275, 222, 30, main) +
  rect(366, 290, 124, 26, '#f3e3a0') +
  row(8, (i) => line(`M${378 + i * 14} 290V${i % 2 ? 300 : 306}`, INK, 3)) +
  rect(484, 284, 10, 44, STEEL_DARK, 3) +
  rect(200, 314, 150, 14, dark, 7)
export const level: Drawing = ({ main, dark, light }) =>
  turned(
    -8,
    300,
    220,
    rect(110, 180, 380, 84, main, 12) +
      rect(110, 180, 380, 22, light, 10) +
      rect(256, 196, 88, 34, '#bfe07a', 12) +
      oval(300, 210, 16, 9, PAPER) +
      line('M280 198V228M320 198V228', INK, 3) +
      disc(160, 222, 24, dark) +
      disc(160, 222, 15, '#bfe07a') +
      disc(440, 222, 24, dark) +
      disc(440, 222, 15, '#bfe07a'),
  )
export const saw: Drawing = ({ main, dark }) =>
  turned(
    -14,
    300,
    220,
    area('M110 220L380 170V262L110 250Z', STEEL) +
      row(20, (i) => area(`M${112 + i * 13.4} ${249 + i * 0.6}l6.7 12l6.7 -11.4Z`, STEEL_DARK)) +
      area('M370 160H440Q490 170 486 230Q480 286 430 286H376Z', main) +
      area('M404 200H436Q456 206 452 228Q448 250 424 250H404Z', '#efe4d2') +
      disc(392, 176, 6, dark),
  )
export const toolbox: Drawing = ({ main, dark, light }) =>
  line('M230 170V120H370V170', INK, 16) +
  rect(150, 170, 300, 160, main, 16) +
  rect(150, 170, 56, 160, light, 14) +
  rect(142, 162, 316, 36, dark, 12) +
  rect(206, 186, 40, 30, STEEL, 6) +
  rect(354, 186, 40, 30, STEEL, 6) +
  rect(220, 244, 160, 50, dark, 10)
export const toolSet: Drawing = ({ main, dark }) =>
  area('M130 150L160 70H440L470 150Z', dark) +
  rect(120, 150, 360, 180, main, 18) +
  rect(140, 168, 320, 144, dark, 10) +
  turned(90, 240, 210, rect(228, 110, 18, 150, WOOD, 8)) +
  rect(156, 186, 46, 40, STEEL, 6) +
  row(4, (i) => rect(360 + i * 22, 184, 10, 60, STEEL, 3) + rect(356 + i * 22, 230, 18, 60, '#e8b93f', 6)) +
  disc(200, 270, 30, '#e8b93f') +
  disc(200, 270, 14, INK) +
  row(6, (i) => rect(250 + i * 15, 256, 8, 36, STEEL, 2))
export const drill: Drawing = ({ main, dark, light }) =>
  rect(420, 152, 80, 10, STEEL_DARK) +
  rect(372, 136, 54, 42, INK, 8) +
  area('M170 120Q170 106 190 106H360Q376 106 376 124V190H190Q170 190 170 170Z', main) +
  area('M170 120Q170 106 190 106H360L356 126H210Q190 130 190 190Q170 190 170 170Z', light) +
  area('M200 186H270L258 290H196Z', main) +
  area('M270 190H292Q286 220 266 222Z', INK) +
  rect(176, 284, 110, 46, INK, 10) +
  rect(192, 296, 40, 12, dark, 6)
export const drillBits: Drawing = ({ accent }) =>
  area('M160 140L190 80H410L440 140Z', accent) +
  rect(150, 140, 300, 190, accent, 14) +
  rect(166, 156, 268, 158, INK, 8) +
  row(
    10,
    (i) =>
      rect(182 + i * 25, 176 + i * 7, 11, 124 - i * 7, i % 3 === 2 ? '#c68f4f' : STEEL, 4) +
      line(`M${184 + i * 25} ${196 + i * 7}l7 10M${184 + i * 25} ${216 + i * 7}l7 10`, STEEL_DARK, 3),
  )
export const cordlessScrewdriver: Drawing = ({ main, dark, light }) =>
  turned(
    -14,
    300,
    220,
    rect(420, 196, 60, 12, STEEL_DARK) +
      area('M372 178H410L424 190V214L410 226H372Z', INK) +
      rect(150, 172, 230, 60, main, 28) +
      rect(150, 172, 230, 20, light, 10) +
      rect(210, 206, 110, 26, dark, 13) +
      disc(350, 202, 10, '#c8503f'),
  )
export const sander: Drawing = ({ main, dark, light }) =>
  area('M190 200Q190 130 270 130H340Q420 130 420 200V250H190Z', main) +
  area('M190 200Q190 130 270 130Q230 150 226 250H190Z', light) +
  rect(176, 246, 260, 34, INK, 8) +
  rect(166, 280, 280, 24, '#c9a06a', 4) +
  rect(400, 190, 74, 46, dark, 12) +
  line('M240 160H360', dark, 12)
export const stepladder: Drawing = () =>
  line('M310 76L220 330M350 76L440 330', STEEL_DARK, 11) +
  line('M290 76L180 330M370 76L400 330', STEEL, 11) +
  row(4, (i) => rect(262 - i * 24, 110 + i * 58, 116 + i * 16, 16, STEEL_DARK, 5)) +
  rect(280, 60, 96, 24, '#c8503f', 8)
export const screws: Drawing = ({ accent }) =>
  rect(140, 190, 320, 140, accent, 14) +
  row(2, (j) =>
    row(
      4,
      (i) =>
        rect(156 + i * 74, 204 + j * 60, 66, 52, PAPER, 6) +
        row(3, (k) =>
          turned(
            k * 40,
            186 + i * 74,
            230 + j * 60,
            rect(180 + i * 74, 212 + j * 60, 6, 36, (i + j) % 2 ? '#c8503f' : STEEL_DARK, 3),
          ),
        ),
    ),
  ) +
  area('M140 190L160 110H440L460 190Z', GLASS)
export const glue: Drawing = ({ main, dark, light }) =>
  area('M286 70H314L322 130H278Z', '#c8503f') +
  rect(262, 128, 76, 22, '#a93f31', 6) +
  area('M262 150H338Q372 166 372 200V312Q372 330 354 330H246Q228 330 228 312V200Q228 166 262 150Z', main) +
  area('M262 150Q250 190 252 330H246Q228 330 228 312V200Q228 166 262 150Z', light) +
  rect(228, 220, 144, 72, '#b98552') +
  line('M250 246H350M250 266H320', dark, 6)

export const trowel: Drawing = ({ main, dark }) =>
  turned(
    28,
    300,
    200,
    rect(282, 70, 36, 110, main, 16) +
      rect(282, 150, 36, 14, dark) +
      rect(294, 178, 12, 50, STEEL_DARK) +
      area('M258 226H342Q350 300 300 340Q250 300 258 226Z', STEEL) +
      area('M258 226H288Q282 300 300 340Q250 300 258 226Z', '#d3dae0'),
  )
export const secateurs: Drawing = ({ main, dark }) =>
  turned(
    22,
    300,
    210,
    line('M290 210Q240 260 262 336', main, 24) +
      line('M312 210Q360 260 336 336', dark, 24) +
      area('M286 216Q258 120 320 70Q330 140 312 214Z', STEEL) +
      area('M312 216Q350 170 352 110Q326 130 300 200Z', STEEL_DARK) +
      disc(302, 212, 17, INK),
  )
const shaft = (drawn: string): string => turned(18, 300, 200, rect(292, 40, 16, 200, WOOD, 7) + drawn)
export const spade: Drawing = ({ main }) =>
  shaft(
    line('M264 44H336', WOOD_DARK, 18) +
      area('M246 226H354V300Q350 340 300 352Q250 340 246 300Z', main) +
      rect(284, 196, 32, 40, STEEL_DARK, 6),
  )
export const rake: Drawing = ({ main, dark }) =>
  shaft(
    row(9, (i) =>
      line(`M300 230L${212 + i * 22} ${336 - Math.abs(i - 4) * 4}l-4 12`, i % 2 ? dark : main, 7),
    ) + rect(246, 266, 108, 12, dark, 6),
  )
export const wateringCan: Drawing = ({ main, dark, light }) =>
  line('M220 190C150 120 340 60 340 176', dark, 16) +
  area('M372 250L456 150L470 160L396 310Z', main) +
  area('M440 132L490 166L478 184L428 150Z', dark) +
  area('M190 180H376L390 314Q390 330 374 330H192Q176 330 176 314Z', main) +
  area('M190 180H230L222 330H192Q176 330 176 314Z', light) +
  oval(283, 180, 93, 15, dark)
export const hose: Drawing = ({ main, dark }) =>
  row(
    4,
    (i) =>
      `<ellipse cx="280" cy="${292 - i * 28}" rx="${150 - i * 6}" ry="34" fill="none" stroke="${i % 2 ? dark : main}" stroke-width="24"/>`,
  ) +
  line('M400 200C470 180 430 110 404 104', main, 22) +
  area('M330 76L412 88V124L330 120Z', '#e8b93f') +
  rect(304, 74, 34, 52, INK, 8) +
  line('M386 124L396 166', INK, 15)
const sprout =
  line('M0 0V-46', '#5b8459', 7) +
  area('M0 -36Q-46 -40 -46 -82Q-6 -80 0 -36ZM0 -44Q46 -48 48 -92Q6 -88 0 -44Z', LEAF)
export const plantPot: Drawing = ({ main, dark, light }) =>
  at([[300, 180]], sprout) +
  area('M206 200H394L372 306Q370 316 360 316H240Q230 316 228 306Z', main) +
  area('M206 200H246L262 316H240Q230 316 228 306Z', light) +
  rect(194, 176, 212, 36, dark, 8) +
  rect(204, 314, 192, 16, dark, 6)
export const planter: Drawing = ({ main, light }) =>
  at(
    [
      [200, 210],
      [300, 210],
      [400, 210],
    ],
    sprout,
  ) +
  rect(130, 290, 340, 36, main, 12) +
  row(
    3,
    (i) =>
      area(`M${156 + i * 100} 206H${244 + i * 100}L${234 + i * 100} 296H${166 + i * 100}Z`, main) +
      area(`M${156 + i * 100} 206H${178 + i * 100}L${184 + i * 100} 296H${166 + i * 100}Z`, light),
  )
export const birdFeeder: Drawing = ({ main, dark }) =>
  line('M300 40V80', INK, 5) +
  area('M210 130L300 70L390 130Z', main) +
  rect(246, 130, 108, 150, GLASS) +
  rect(252, 180, 96, 98, '#c9a06a') +
  rect(210, 276, 180, 22, dark, 8) +
  rect(276, 298, 48, 20, main, 6) +
  area('M392 262Q390 226 424 226Q450 228 446 254Q466 262 472 282Q430 290 392 262Z', '#4f7cac') +
  disc(430, 242, 5, INK) +
  area('M446 244L464 248L446 254Z', '#e0a13c')
export const nestBox: Drawing = () =>
  area('M190 150L300 70L410 150Z', WOOD_DARK) +
  rect(214, 146, 172, 184, WOOD) +
  rect(214, 146, 40, 184, '#c9985f') +
  disc(300, 210, 32, '#3d2b1c') +
  rect(284, 260, 32, 10, WOOD_DARK, 5) +
  line('M344 150V326', WOOD_DARK, 3)
export const beeHotel: Drawing = () =>
  area('M180 160L300 70L420 160Z', WOOD_DARK) +
  rect(200, 156, 200, 174, WOOD) +
  row(5, (j) =>
    row(
      6,
      (i) => disc(224 + i * 30, 180 + j * 31, 13, '#e2c48f') + disc(224 + i * 30, 180 + j * 31, 7, '#5a3f24'),
    ),
  ) +
  at(
    [[440, 130]],
    oval(0, 0, 20, 13, '#e8b93f') +
      rect(-8, -13, 6, 26, INK) +
      rect(4, -12, 6, 24, INK) +
      oval(-4, -18, 11, 8, '#eef7fa'),
  )
