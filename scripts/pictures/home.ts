import {
  area,
  at,
  type Drawing,
  disc,
  GLASS,
  GLOW,
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

export const wallClock: Drawing = ({ main, dark }) =>
  disc(300, 190, 140, main) +
  disc(300, 190, 118, PAPER) +
  row(12, (i) => turned(i * 30, 300, 190, rect(297, 82, 6, i % 3 ? 12 : 22, INK, 3))) +
  line('M300 190V118', INK, 9) +
  line('M300 190L352 216', INK, 9) +
  line('M300 210V92', '#c8503f', 3) +
  disc(300, 190, 10, dark)
export const alarmClock: Drawing = ({ main, dark }) =>
  line('M230 300L206 330M370 300L394 330', dark, 16) +
  area('M180 136A46 46 0 0 1 258 98ZM420 136A46 46 0 0 0 342 98Z', dark) +
  rect(288, 70, 24, 30, STEEL_DARK, 8) +
  disc(300, 206, 112, main) +
  disc(300, 206, 84, PAPER) +
  row(4, (i) => turned(i * 90, 300, 206, rect(297, 130, 6, 16, INK))) +
  line('M300 206V154M300 206L334 226', INK, 9) +
  disc(300, 206, 9, INK)
export const glassCandle: Drawing = ({ main, light }) =>
  area('M300 84Q330 124 300 150Q270 124 300 84Z', '#e0a13c') +
  area('M300 108Q314 128 300 146Q286 128 300 108Z', GLOW) +
  rect(297, 146, 6, 30, INK) +
  rect(222, 170, 156, 160, GLASS, 18) +
  rect(232, 190, 136, 130, main, 12) +
  rect(232, 190, 30, 130, light, 12) +
  rect(262, 226, 76, 56, PAPER, 6)
export const tallCandles: Drawing = ({ main, light }) =>
  row(4, (i) =>
    at(
      [[204 + i * 64, (i % 2) * 24]],
      area('M0 62Q12 84 0 96Q-12 84 0 62Z', '#e0a13c') +
        rect(-2, 96, 4, 12, INK) +
        rect(-14, 106, 28, 224 - (i % 2) * 24, main, 6) +
        rect(-14, 106, 10, 224 - (i % 2) * 24, light, 5),
    ),
  )
export const rug: Drawing = ({ main, dark, light }) =>
  area('M180 130H420L490 310H110Z', main) +
  area('M196 146H404L456 294H144Z', light) +
  area('M208 158H392L432 282H168Z', main) +
  line('M300 170L352 220L300 270L248 220Z', dark, 10) +
  row(13, (i) => line(`M${116 + i * 30} 312V326`, dark, 5))
export const doormat: Drawing = () =>
  area('M170 180H430L480 310H120Z', WOOD) +
  area('M186 194H414L452 296H148Z', WOOD_DARK) +
  row(5, (i) => line(`M${180 - i * 6} ${212 + i * 18}H${420 + i * 6}`, WOOD, 5))
export const vase: Drawing = ({ main, dark, light }) =>
  row(
    5,
    (i) =>
      line(`M300 160Q${270 + i * 15} 110 ${224 + i * 38} ${86 + (i % 2) * 22}`, LEAF, 6) +
      at(
        [[224 + i * 38, 78 + (i % 2) * 22]],
        area('M-18 12Q-20 -26 -8 -20L0 -28L8 -20Q20 -26 18 12Q0 24 -18 12Z', i % 2 ? '#e8b93f' : '#c8503f'),
      ),
  ) +
  area('M268 150H332Q330 190 356 222Q384 330 340 330H260Q216 330 244 222Q270 190 268 150Z', main) +
  area('M268 150H286Q284 200 262 232Q242 300 266 330H260Q216 330 244 222Q270 190 268 150Z', light) +
  oval(300, 150, 32, 8, dark)
export const frame: Drawing = () =>
  rect(200, 70, 200, 260, WOOD, 6) +
  rect(218, 88, 164, 224, PAPER) +
  rect(244, 120, 112, 160, '#dce8f0') +
  area('M244 280V230L282 190L310 224L332 200L356 232V280Z', LEAF) +
  disc(326, 152, 15, '#e8b93f')
export const mirror: Drawing = ({ main }) =>
  disc(300, 200, 130, main) +
  disc(300, 200, 116, '#d7e6ec') +
  area('M228 250L330 108A116 116 0 0 1 360 118L252 286Z', '#eef7fa')
export const shavingMirror: Drawing = () =>
  rect(292, 260, 16, 60, STEEL_DARK) +
  oval(300, 322, 70, 12, STEEL) +
  mirror({ main: STEEL, dark: '', light: '', accent: '' })
    .replaceAll('r="130"', 'r="96"')
    .replaceAll('r="116"', 'r="84"')
    .replace(/<path.*/, area('M240 226L318 132A84 84 0 0 1 342 140L262 250Z', '#eef7fa'))
    .replaceAll('cy="200"', 'cy="176"')
export const fan: Drawing = ({ main, dark, light }) =>
  rect(290, 270, 20, 44, dark) +
  oval(300, 320, 84, 14, main) +
  disc(300, 176, 118, dark) +
  disc(300, 176, 108, PAPER) +
  row(3, (i) => turned(i * 120, 300, 176, area('M300 176Q260 120 290 84Q350 90 300 176Z', '#8fb3c9'))) +
  row(8, (i) => turned(i * 22.5, 300, 176, rect(299, 66, 2, 220, dark))) +
  disc(300, 176, 20, light)
export const heater: Drawing = ({ main, light }) =>
  rect(210, 120, 180, 200, main, 26) +
  rect(210, 120, 36, 200, light, 22) +
  rect(236, 180, 128, 116, INK, 10) +
  row(5, (i) => line(`M248 ${196 + i * 21}H352`, '#e0853c', 6)) +
  disc(270, 150, 11, STEEL) +
  disc(318, 150, 11, STEEL) +
  rect(200, 314, 200, 16, INK, 8)
export const hotWaterBottle: Drawing = ({ main, dark, light }) =>
  rect(272, 60, 56, 36, INK, 10) +
  area(
    'M272 96H328Q332 126 362 132Q386 140 386 170V296Q386 330 352 330H248Q214 330 214 296V170Q214 140 238 132Q268 126 272 96Z',
    main,
  ) +
  row(4, (j) =>
    row(5, (i) => line(`M${232 + i * 30} ${176 + j * 36}l10 14l10 -14`, j % 2 ? dark : light, 6)),
  ) +
  rect(262, 92, 76, 20, dark, 8)
export const humidifier: Drawing = ({ main, dark, light }) =>
  line('M300 100C270 70 330 50 304 20M336 104C320 84 356 70 344 48', '#cfdfe6', 12) +
  area('M220 330V220Q220 110 300 110T380 220V330Z', main) +
  area('M220 330V220Q220 134 270 116Q250 150 250 220V330Z', light) +
  rect(266, 100, 68, 16, dark, 8) +
  rect(220, 280, 160, 50, dark, 10) +
  disc(300, 305, 10, '#8fc6e0')
export const umbrella: Drawing = ({ main, dark, light }) =>
  line('M300 90V300C300 340 350 336 348 300', WOOD, 11) +
  area(
    'M120 220Q130 80 300 76Q470 80 480 220Q450 190 420 220Q390 190 360 220Q330 190 300 220Q270 190 240 220Q210 190 180 220Q150 190 120 220Z',
    main,
  ) +
  area('M300 76Q230 120 240 220Q210 190 180 220Q190 110 300 76Z', light) +
  area('M300 76Q372 120 360 220Q390 190 420 220Q410 110 300 76Z', dark) +
  rect(297, 56, 6, 24, INK)
export const coolBag: Drawing = ({ main, dark, light }) =>
  line('M226 180C226 90 374 90 374 180', dark, 14) +
  rect(170, 176, 260, 154, main, 22) +
  rect(170, 176, 50, 154, light, 20) +
  rect(160, 166, 280, 34, dark, 14) +
  rect(240, 226, 120, 74, light, 14) +
  line('M300 238V288M278 250L322 276M322 250L278 276', PAPER, 6)
export const smokeAlarm: Drawing = ({ main, dark, light }) =>
  disc(300, 190, 130, dark) +
  disc(300, 184, 124, main) +
  disc(276, 160, 70, light) +
  row(16, (i) => turned(i * 22.5, 300, 184, rect(294, 76, 12, 26, dark, 6))) +
  disc(300, 184, 40, dark) +
  disc(300, 184, 32, main) +
  disc(352, 236, 7, '#c8503f')
export const safetyBox: Drawing = ({ main, dark, light }) =>
  rect(190, 100, 220, 230, main, 18) +
  rect(190, 100, 42, 230, light, 16) +
  rect(258, 316, 24, 30, INK, 5) +
  rect(318, 316, 24, 30, INK, 5) +
  area(
    'M300 150Q350 200 330 240Q322 264 300 264T270 240Q256 216 284 196Q286 220 300 220Q312 190 300 150Z',
    PAPER,
  ) +
  rect(190, 288, 220, 12, dark)
export const firstAid: Drawing = ({ main, dark, light }) =>
  line('M256 150V120H344V150', dark, 14) +
  rect(160, 148, 280, 182, main, 24) +
  rect(160, 148, 52, 182, light, 22) +
  rect(278, 182, 44, 116, PAPER, 6) +
  rect(242, 218, 116, 44, PAPER, 6)
export const padlock: Drawing = ({ main, dark, light }) =>
  line('M246 190V140C246 70 354 70 354 140V190', STEEL, 24) +
  rect(210, 180, 180, 150, main, 20) +
  rect(210, 180, 40, 150, light, 18) +
  disc(300, 244, 18, dark) +
  area('M292 250H308L314 296H286Z', dark)
