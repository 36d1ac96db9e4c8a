import {
  area,
  type Drawing,
  disc,
  GLASS,
  INK,
  line,
  oval,
  rect,
  row,
  STEEL,
  STEEL_DARK,
  turned,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const timer: Drawing = ({ main, dark, light }) =>
  disc(300, 215, 112, main) +
  area('M300 103A112 112 0 0 0 220 293L252 262A68 68 0 0 1 300 147Z', light) +
  disc(300, 215, 74, '#fbfaf6') +
  row(12, (i) => turned(i * 30, 300, 215, rect(297, 147, 6, i % 3 ? 9 : 16, INK))) +
  line('M300 215V168', dark, 9) +
  disc(300, 215, 12, dark) +
  rect(240, 316, 120, 14, dark, 7)
export const thermometer: Drawing = () =>
  rect(294, 196, 12, 134, STEEL) +
  disc(300, 148, 76, STEEL) +
  disc(300, 148, 62, '#fbfaf6') +
  row(9, (i) => turned(i * 30 - 120, 300, 148, rect(298, 92, 4, 12, INK))) +
  line('M300 148L336 118', '#c8503f', 7) +
  disc(300, 148, 9, INK)
const handle = (y: number): string => rect(398, y, 108, 20, INK, 10)
export const pan: Drawing = ({ main, dark, light }) =>
  handle(258) +
  area('M140 240H420L396 310Q390 324 374 324H186Q170 324 164 310Z', main) +
  area('M140 240H200L210 324H186Q170 324 164 310Z', light) +
  oval(280, 240, 140, 26, dark)
export const griddle: Drawing = (paint) =>
  pan(paint) +
  line('M170 236L190 250M205 226L240 262M245 220L290 264M290 218L335 260M335 222L375 252', '#1d1f22', 6)
export const lid: Drawing = () =>
  area('M150 300Q160 200 300 196Q440 200 450 300Z', GLASS) +
  area('M150 300Q160 200 300 196Q210 214 196 300Z', '#e4f1f5') +
  rect(140, 296, 320, 18, STEEL_DARK, 9) +
  rect(286, 164, 28, 34, INK, 6) +
  rect(262, 148, 76, 22, INK, 11)
export const wok: Drawing = ({ main, light }) =>
  rect(420, 222, 90, 20, WOOD, 10) +
  area('M130 220H430Q420 326 320 326H240Q140 326 130 220Z', main) +
  area('M130 220H190Q190 300 240 326Q140 326 130 220Z', light) +
  oval(280, 220, 150, 20, '#1f2124')
export const pancakePan: Drawing = ({ main }) =>
  handle(290) +
  oval(280, 300, 150, 28, main) +
  oval(280, 292, 136, 20, '#1f2124') +
  oval(280, 286, 104, 15, '#e2b56f') +
  oval(280, 282, 96, 12, '#efcd92')
export const saucepan: Drawing = () =>
  handle(226) +
  rect(170, 206, 240, 124, STEEL, 14) +
  rect(170, 206, 54, 124, '#d3dae0', 14) +
  area('M164 204Q180 160 290 158Q400 160 416 204Z', GLASS) +
  rect(158, 198, 264, 14, STEEL_DARK, 7) +
  disc(290, 148, 13, INK)
export const pot: Drawing = ({ main, dark, light }) =>
  rect(118, 220, 54, 24, dark, 12) +
  rect(428, 220, 54, 24, dark, 12) +
  area('M156 206H444V296Q444 330 410 330H190Q156 330 156 296Z', main) +
  area('M156 206H210V330H190Q156 330 156 296Z', light) +
  area('M150 204Q164 160 300 156Q436 160 450 204Z', dark) +
  rect(144, 198, 312, 14, light, 7) +
  disc(300, 146, 15, STEEL_DARK)
export const stockPot: Drawing = () =>
  line('M176 206C130 206 130 248 176 248M424 206C470 206 470 248 424 248', INK, 12) +
  rect(176, 150, 248, 180, STEEL, 14) +
  rect(176, 150, 54, 180, '#d3dae0', 14) +
  area('M170 148Q190 112 300 110Q410 112 430 148Z', GLASS) +
  rect(166, 142, 268, 14, STEEL_DARK, 7) +
  disc(300, 100, 13, INK)
export const steamer: Drawing = () =>
  handle(286) +
  rect(180, 262, 224, 68, STEEL, 14) +
  rect(186, 196, 212, 64, '#c6ced5', 10) +
  rect(186, 130, 212, 64, '#c6ced5', 10) +
  row(2, (j) => row(8, (i) => disc(208 + i * 24, 232 - j * 66, 5, STEEL_DARK))) +
  area('M184 128Q200 94 292 92Q384 94 400 128Z', GLASS) +
  disc(292, 84, 12, INK)
export const tray: Drawing = ({ main, dark, light }) =>
  area('M190 190H410L470 316H130Z', main) +
  area('M208 204H392L438 300H162Z', dark) +
  area('M208 204H392L396 212H204Z', light) +
  area('M130 316H470L462 328H138Z', light)
export const roastingTin: Drawing = ({ main, dark }) =>
  area('M140 230H460L436 316Q432 330 416 330H184Q168 330 164 316Z', main) +
  rect(128, 220, 344, 20, dark, 10) +
  line('M170 214H430', STEEL, 7) +
  area('M210 212Q220 140 300 140Q390 140 396 212Z', '#c98a4b') +
  area('M210 212Q220 140 300 140Q246 160 246 212Z', '#daa063') +
  line('M390 190L430 160', '#daa063', 20)
export const cakeTin: Drawing = ({ main, dark, light }) =>
  area('M188 210Q196 120 300 120Q404 120 412 210Z', '#e2b97c') +
  area(
    'M232 134Q240 168 262 148Q276 190 300 150Q322 186 340 146Q360 168 368 136Q340 120 300 120Q262 120 232 134Z',
    '#fbfaf6',
  ) +
  rect(176, 206, 248, 112, main, 12) +
  rect(176, 206, 54, 112, light, 12) +
  rect(160, 316, 280, 14, dark, 7) +
  rect(408, 236, 20, 46, STEEL, 6)
export const loafTin: Drawing = ({ main, dark, light }) =>
  area('M160 226Q150 130 230 138Q260 116 300 138Q340 116 372 138Q450 130 440 226Z', '#cf9353') +
  line('M230 138Q226 180 240 220M300 138Q296 180 306 220M372 138Q366 180 372 220', '#b3783c', 6) +
  area('M146 220H454L430 318Q426 330 412 330H188Q174 330 170 318Z', main) +
  area('M146 220H200L214 330H188Q174 330 170 318Z', light) +
  rect(138, 212, 324, 16, dark, 8)
export const muffinTin: Drawing = ({ main, dark }) =>
  area('M180 180H420L472 320H128Z', main) +
  row(3, (j) =>
    row(4, (i) => oval(222 - j * 17 + i * (52 + j * 11), 206 + j * 42, 22 + j * 4, 15 + j * 2, dark)),
  ) +
  row(3, (j) =>
    row(4, (i) => oval(222 - j * 17 + i * (52 + j * 11), 201 + j * 42, 19 + j * 4, 13 + j * 2, '#cf9353')),
  )
export const pieDish: Drawing = ({ main, dark, light }) =>
  area('M150 240Q160 190 300 186Q440 190 450 240Z', '#d9a765') +
  line(
    'M200 206L260 238M250 194L330 238M320 190L400 236M400 202L340 238M350 192L260 238M280 188L200 236',
    '#b88344',
    7,
  ) +
  area('M136 236H464L420 314Q412 326 396 326H204Q188 326 180 314Z', main) +
  area('M136 236H196L222 326H204Q188 326 180 314Z', light) +
  row(12, (i) => disc(150 + i * 27.3, 240, 15, i % 2 ? main : dark))
export const ovenDish: Drawing = ({ main, dark, light }) =>
  rect(110, 236, 60, 22, dark, 11) +
  rect(430, 236, 60, 22, dark, 11) +
  area('M150 230Q170 200 300 198Q430 200 450 230Z', '#d98a4a') +
  disc(220, 216, 10, '#c8503f') +
  disc(300, 208, 10, '#c8503f') +
  disc(372, 216, 10, '#c8503f') +
  area('M146 228H454L438 314Q434 330 418 330H182Q166 330 162 314Z', main) +
  area('M146 228H200L210 330H182Q166 330 162 314Z', light) +
  rect(138, 220, 324, 18, dark, 9)
export const board: Drawing = () =>
  turned(
    -8,
    300,
    220,
    rect(190, 90, 220, 240, WOOD, 22) +
      line('M210 120V300M240 104V316M275 104V316M330 104V316M372 104V316', WOOD_DARK, 3) +
      disc(300, 112, 13, '#efe4d2'),
  )
export const boardSet: Drawing = () =>
  ['#c8503f', '#e8b93f', '#4f7cac', '#6f9a6d']
    .map((color, i) =>
      turned(
        -12 + i * 8,
        300,
        330,
        rect(210, 100, 180, 226, color, 18) + rect(270, 116, 60, 18, '#efe4d2', 9),
      ),
    )
    .join('')
