import {
  area,
  at,
  type Drawing,
  disc,
  GLASS,
  INK,
  line,
  oval,
  PAPER,
  rect,
  row,
  STEEL,
  STEEL_DARK,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const mug: Drawing = ({ main, dark, light }) =>
  line('M376 190C450 180 450 290 370 284', main, 22) +
  area('M200 150H388V270Q388 330 330 330H258Q200 330 200 270Z', main) +
  area('M200 150H238V300Q238 322 252 330Q200 330 200 270Z', light) +
  oval(294, 150, 94, 20, dark)
export const mugSet: Drawing = (paint) => {
  const small = `<g transform="scale(.6)">${mug(paint)}</g>`
  return at(
    [
      [40, 2],
      [190, 2],
      [10, 132],
      [160, 132],
    ],
    small,
  )
}
export const plates: Drawing = ({ main, dark, light }) =>
  row(4, (i) => oval(300, 316 - i * 16, 160, 30, i % 2 ? main : dark)) +
  oval(300, 256, 160, 32, main) +
  oval(300, 256, 108, 19, light)
export const bowls: Drawing = ({ main, dark, light }) =>
  row(3, (i) => {
    const y = 250 - i * 42
    return (
      area(`M160 ${y}H440Q430 ${y + 80} 350 ${y + 80}H250Q170 ${y + 80} 160 ${y}Z`, i % 2 ? dark : main) +
      area(`M160 ${y}H206Q204 ${y + 60} 250 ${y + 80}Q170 ${y + 80} 160 ${y}Z`, light)
    )
  }) + oval(300, 166, 140, 22, dark)
export const saladBowl: Drawing = () =>
  at(
    [
      [0, 0],
      [70, 14],
      [140, -4],
      [30, -22],
      [100, -24],
    ],
    oval(230, 182, 46, 26, '#7fae6c'),
  ) +
  disc(250, 166, 15, '#c8503f') +
  disc(344, 172, 15, '#c8503f') +
  area('M140 190H460Q450 330 340 330H260Q150 330 140 190Z', WOOD) +
  area('M140 190H196Q196 300 260 330Q150 330 140 190Z', '#c9985f') +
  line('M200 230Q300 250 400 230M220 270Q300 290 380 270', WOOD_DARK, 4)
export const mixingBowls: Drawing = () =>
  bowls({ main: STEEL, dark: STEEL_DARK, light: '#d3dae0', accent: INK })
const tumbler =
  area('M-50 0H50L38 150Q36 158 26 158H-26Q-36 158 -38 150Z', GLASS) +
  area('M-44 60H44L38 150Q36 158 26 158H-26Q-36 158 -38 150Z', '#a9cfdc') +
  line('M-24 10L-18 140', '#eef7fa', 8)
export const glasses: Drawing = () =>
  at(
    [
      [210, 130],
      [390, 130],
      [300, 172],
    ],
    tumbler,
  )
const wineGlass =
  rect(-4, 90, 8, 90, '#a9cfdc') +
  oval(0, 182, 38, 8, '#a9cfdc') +
  area('M-42 0H42Q54 100 0 100Q-54 100 -42 0Z', GLASS) +
  area('M-46 40H46Q42 100 0 100Q-42 100 -46 40Z', '#a4364a')
export const wineGlasses: Drawing = () =>
  at(
    [
      [220, 120],
      [380, 120],
      [300, 140],
    ],
    wineGlass,
  )
export const jug: Drawing = () =>
  line('M378 140C450 140 440 280 372 276', '#a9cfdc', 18) +
  area('M226 110H388L372 310Q370 330 350 330H256Q238 330 236 310L226 150L200 118Z', GLASS) +
  area('M232 200H382L372 310Q370 330 350 330H256Q238 330 236 310Z', '#a9cfdc') +
  line('M254 130L262 306', '#eef7fa', 9)
export const measuringJug: Drawing = () =>
  jug({ main: '', dark: '', light: '', accent: '' }) +
  row(5, (i) => line(`M330 ${172 + i * 28}H${i % 2 ? 352 : 364}`, '#c8503f', 5))
export const teapot: Drawing = ({ main, dark, light }) =>
  line('M206 196C130 190 140 300 212 292', dark, 18) +
  area('M388 262C430 250 426 200 470 176L482 194C460 220 462 290 396 304Z', main) +
  area('M196 250C196 150 404 150 404 250C404 310 370 330 340 330H260C230 330 196 310 196 250Z', main) +
  area('M196 250C196 190 240 172 262 172C236 200 232 300 262 330H260C230 330 196 310 196 250Z', light) +
  area('M240 176Q300 140 360 176Z', dark) +
  disc(300, 146, 13, dark)
export const glassTeapot: Drawing = () =>
  teapot({ main: GLASS, dark: STEEL_DARK, light: '#e4f1f5', accent: '' }) +
  area('M214 262H388C386 312 362 326 340 326H260C236 326 216 312 214 262Z', '#d9b36a')
const fork =
  rect(-6, 90, 12, 130, STEEL, 6) + area('M-20 0H-12V46H-4V0H4V46H12V0H20V60Q20 92 0 92T-20 60Z', STEEL)
const spoon =
  rect(-6, 90, 12, 130, STEEL_DARK, 6) + oval(0, 50, 24, 50, STEEL_DARK) + oval(-4, 44, 12, 32, STEEL)
const tableKnife = rect(-8, 120, 16, 100, STEEL, 8) + area('M-8 0Q16 10 10 124H-8Z', STEEL_DARK)
export const cutlery: Drawing = () =>
  at(
    [
      [210, 106],
      [270, 106],
      [330, 106],
      [390, 106],
    ],
    '',
  ) +
  at([[215, 106]], fork) +
  at([[300, 106]], tableKnife) +
  at([[385, 106]], spoon)
export const teaspoons: Drawing = () => row(5, (i) => at([[204 + i * 48, 116 + (i % 2) * 12]], spoon))
export const steakSet: Drawing = () =>
  row(
    2,
    (i) =>
      at([[230 + i * 110, 106]], fork + rect(-9, 130, 18, 92, INK, 8)) +
      at([[280 + i * 110, 106]], tableKnife + rect(-9, 130, 18, 92, INK, 8)),
  )
const clipJar = (w: number, h: number, fill: string, level: number): string =>
  rect(300 - w / 2, 330 - h, w, h, GLASS, 18) +
  rect(300 - w / 2 + 8, 330 - h * level, w - 16, h * level - 8, fill, 12) +
  rect(300 - w / 2 - 4, 318 - h, w + 8, 22, STEEL_DARK, 8) +
  rect(300 - w / 2 + 6, 294 - h, w - 12, 26, GLASS, 10) +
  line(`M${304 + w / 2} ${320 - h}V${380 - h}`, STEEL_DARK, 7)
export const smallJar: Drawing = () => clipJar(130, 130, '#d9c08a', 0.7)
export const largeJar: Drawing = () => clipJar(160, 210, '#e6cfa0', 0.8)
export const foodBoxes: Drawing = ({ accent }) =>
  row(
    3,
    (i) =>
      rect(160 + i * 22, 262 - i * 68, 280 - i * 44, 68, GLASS, 12) +
      rect(172 + i * 22, 284 - i * 68, 256 - i * 44, 40, ['#e7a65f', '#8fb97c', '#d98f8f'][i] ?? '', 8) +
      rect(152 + i * 22, 256 - i * 68, 296 - i * 44, 18, accent, 9),
  )
export const lunchBox: Drawing = ({ main, dark, light }) =>
  rect(160, 216, 280, 114, main, 24) +
  rect(160, 216, 60, 114, light, 22) +
  rect(160, 140, 280, 84, dark, 24) +
  rect(160, 210, 280, 12, PAPER) +
  rect(330, 132, 30, 200, INK, 6)
export const flask: Drawing = ({ main, dark, light }) =>
  rect(256, 70, 88, 60, STEEL, 14) +
  area('M250 134H350Q366 146 366 166V312Q366 330 348 330H252Q234 330 234 312V166Q234 146 250 134Z', main) +
  rect(234, 160, 34, 150, light, 14) +
  rect(234, 300, 132, 14, dark)
export const bottle: Drawing = ({ main, light }) =>
  rect(272, 62, 56, 42, INK, 12) +
  area('M268 108H332Q356 130 356 168V306Q356 330 334 330H266Q244 330 244 306V168Q244 130 268 108Z', main) +
  rect(256, 160, 24, 150, light, 12)
export const breadBin: Drawing = ({ main, dark, light }) =>
  rect(150, 190, 300, 140, main, 20) +
  rect(150, 190, 60, 140, light, 18) +
  rect(140, 172, 320, 26, WOOD, 12) +
  rect(240, 236, 120, 30, dark, 15) +
  rect(256, 246, 88, 10, main, 5)
export const spiceRack: Drawing = () =>
  rect(150, 90, 300, 240, WOOD, 12) +
  rect(164, 104, 272, 212, WOOD_DARK, 8) +
  row(
    3,
    (j) =>
      row(
        4,
        (i) =>
          rect(
            180 + i * 62,
            122 + j * 68,
            44,
            44,
            ['#c8503f', '#e0a13c', '#8c9a4c', '#7a4a32'][(i + j) % 4] ?? '',
            8,
          ) + rect(184 + i * 62, 112 + j * 68, 36, 14, INK, 5),
      ) + rect(164, 166 + j * 68, 272, 10, WOOD),
  )
