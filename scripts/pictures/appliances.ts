import { area, at, type Drawing, disc, GLASS, INK, line, oval, rect, row, STEEL, STEEL_DARK } from './kit.ts'

export const kettle: Drawing = ({ main, dark, light }) =>
  line('M205 150C150 150 150 265 212 268', INK, 16) +
  area('M395 205L452 168L462 180L408 250Z', dark) +
  area('M232 128H368L400 312Q402 330 384 330H216Q198 330 200 312Z', main) +
  area('M232 128H262L240 330H216Q198 330 200 312Z', light) +
  rect(222, 116, 156, 16, dark, 8) +
  disc(300, 106, 12, INK) +
  rect(206, 318, 188, 12, dark, 6)
export const glassKettle: Drawing = () =>
  line('M205 150C150 150 150 265 212 268', INK, 16) +
  area('M395 205L452 168L462 180L408 250Z', STEEL) +
  area('M232 128H368L400 312Q402 330 384 330H216Q198 330 200 312Z', GLASS) +
  area('M218 220H384L400 312Q402 330 384 330H216Q198 330 200 312Z', '#a9cfdc') +
  rect(262, 150, 76, 110, '#d9b36a', 10) +
  line('M262 175H338M262 200H338M262 225H338M281 150V260M300 150V260M319 150V260', '#b78f47', 3) +
  rect(222, 116, 156, 16, STEEL_DARK, 8) +
  disc(300, 106, 12, INK) +
  rect(200, 314, 200, 16, INK, 8)
export const stoveKettle: Drawing = ({ main, dark, light }) =>
  line('M225 190C220 70 380 70 375 190', INK, 16) +
  area('M382 232L450 176L466 188L412 280Z', dark) +
  area('M170 330C150 200 230 170 300 170S450 200 430 330Z', main) +
  area('M170 330C150 200 230 170 300 170C240 190 205 240 212 330Z', light) +
  disc(300, 166, 14, INK) +
  rect(165, 318, 270, 12, dark, 6)
export const pouringKettle: Drawing = ({ main, dark, light }) =>
  line('M212 190C150 180 150 290 215 290', INK, 16) +
  line('M380 285C450 290 420 190 470 170', dark, 14) +
  area('M238 170H362L392 316Q392 330 378 330H222Q208 330 208 316Z', main) +
  area('M238 170H262L236 330H222Q208 330 208 316Z', light) +
  rect(228, 158, 144, 16, dark, 8) +
  disc(300, 148, 12, INK)
export const travelKettle: Drawing = ({ main, dark, light }) =>
  line('M225 200C180 205 180 290 228 292', INK, 14) +
  area('M362 200L410 180L412 200L372 235Z', dark) +
  rect(228, 180, 144, 30, dark, 12) +
  row(4, (i) => rect(216 - (i % 2) * 6, 206 + i * 26, 168 + (i % 2) * 12, 26, i % 2 ? main : light, 13)) +
  rect(210, 308, 180, 22, INK, 10)
const slots = (count: number): string =>
  row(count, (i) => rect(222 + i * 80, 148, 70, 10, INK, 5) + rect(228 + i * 80, 112, 58, 40, '#d9a765', 12))
export const toaster: Drawing = ({ main, dark, light }) =>
  slots(2) +
  rect(180, 150, 240, 170, main, 34) +
  rect(180, 150, 60, 170, light, 30) +
  rect(408, 190, 30, 16, INK, 8) +
  disc(388, 276, 17, dark) +
  disc(388, 276, 9, light) +
  rect(204, 316, 36, 14, INK, 6) +
  rect(360, 316, 36, 14, INK, 6)
export const longToaster: Drawing = ({ main, dark, light }) =>
  at([[-42, 0]], slots(3)) +
  rect(140, 150, 320, 170, main, 34) +
  rect(140, 150, 60, 170, light, 30) +
  rect(448, 190, 26, 16, INK, 8) +
  disc(428, 276, 17, dark) +
  disc(428, 276, 9, light) +
  rect(164, 316, 36, 14, INK, 6) +
  rect(400, 316, 36, 14, INK, 6)
export const coffeeMachine: Drawing = ({ main, dark, light }) =>
  rect(190, 90, 220, 62, main, 16) +
  rect(190, 90, 66, 240, main, 16) +
  rect(190, 90, 24, 240, light, 12) +
  rect(190, 302, 220, 28, dark, 12) +
  area('M282 190H388L378 302H292Z', GLASS) +
  area('M287 240H384L378 302H292Z', '#6b4630') +
  rect(276, 178, 118, 16, INK, 8) +
  line('M392 205C430 205 426 270 386 272', INK, 11) +
  rect(318, 152, 34, 16, INK, 4)
export const coffeePress: Drawing = () =>
  line('M372 160C430 160 430 290 372 290', INK, 15) +
  rect(296, 60, 8, 60, STEEL_DARK) +
  disc(300, 58, 14, INK) +
  rect(226, 130, 148, 200, STEEL, 16) +
  rect(226, 130, 34, 200, '#d3dae0', 14) +
  rect(218, 112, 164, 24, STEEL_DARK, 12)
export const espressoPot: Drawing = () =>
  line('M372 140C440 140 430 250 392 262', INK, 15) +
  area('M240 225L222 330H378L360 225Z', STEEL) +
  area('M240 225H360L372 120H250L205 105Z', '#c6ced5') +
  area('M240 225L222 330H262L268 225Z', '#d3dae0') +
  rect(232, 216, 136, 16, STEEL_DARK, 6) +
  area('M245 120L300 88L372 120Z', STEEL_DARK) +
  disc(300, 82, 11, INK)
export const grinder: Drawing = ({ main, light }) =>
  area('M225 90H375L352 180H248Z', GLASS) +
  area('M232 122H368L352 180H248Z', '#6b4630') +
  rect(236, 78, 128, 16, INK, 8) +
  rect(232, 180, 136, 150, main, 16) +
  rect(232, 180, 32, 150, light, 14) +
  rect(262, 250, 76, 66, GLASS, 8) +
  rect(262, 284, 76, 32, '#6b4630', 8)
export const blender: Drawing = ({ main, dark, light }) =>
  area('M222 80H378L358 240H242Z', GLASS) +
  area('M233 160H367L358 240H242Z', '#e7a3ad') +
  line('M376 100C420 104 412 200 366 200', GLASS, 14) +
  rect(216, 66, 168, 18, INK, 9) +
  area('M240 240H360L386 330H214Z', main) +
  area('M240 240H270L248 330H214Z', light) +
  disc(300, 292, 18, dark) +
  disc(300, 292, 8, light)
export const handBlender: Drawing = ({ main, dark, light }) =>
  rect(276, 60, 48, 140, main, 24) +
  rect(276, 60, 18, 140, light, 9) +
  rect(284, 90, 32, 14, dark, 7) +
  rect(284, 114, 32, 14, dark, 7) +
  rect(288, 198, 24, 90, STEEL) +
  area('M288 282H312L340 330H260Z', STEEL_DARK)
export const handMixer: Drawing = ({ main, dark, light }) =>
  line('M282 212V300M342 212V300', STEEL_DARK, 6) +
  at(
    [
      [0, 0],
      [60, 0],
    ],
    line('M282 250C252 280 262 318 282 322C302 318 312 280 282 250', STEEL, 5),
  ) +
  area('M170 140Q170 110 205 110H390Q430 112 430 160Q430 214 380 214H240Q170 214 170 140Z', main) +
  area('M170 140Q170 110 205 110H390Q412 112 420 130H240Q200 130 190 180Q170 168 170 140Z', light) +
  line('M215 96C215 70 380 70 385 104', dark, 20)
export const standMixer: Drawing = ({ main, dark, light }) =>
  rect(150, 300, 290, 30, main, 14) +
  rect(160, 130, 76, 190, main, 26) +
  area('M160 160Q160 96 226 96H410Q446 100 446 136Q446 174 410 174H236L160 200Z', main) +
  area('M160 160Q160 96 226 96H410Q430 98 438 112H240Q190 112 180 190L160 200Z', light) +
  area('M290 220H430Q430 300 390 300H330Q290 300 290 220Z', STEEL) +
  line('M360 174V240', STEEL_DARK, 10) +
  line('M340 236C335 262 385 262 380 236', STEEL_DARK, 6) +
  disc(200, 240, 14, dark)
export const slowCooker: Drawing = ({ main, dark, light }) =>
  oval(300, 182, 140, 30, GLASS) +
  disc(300, 150, 14, INK) +
  area('M150 190H450L436 310Q434 330 414 330H186Q166 330 164 310Z', main) +
  area('M150 190H200L204 330H186Q166 330 164 310Z', light) +
  rect(140, 182, 320, 20, dark, 10) +
  disc(300, 280, 24, STEEL) +
  line('M300 280V264', INK, 5) +
  rect(112, 214, 44, 20, INK, 10) +
  rect(444, 214, 44, 20, INK, 10)
export const waffleMaker: Drawing = ({ main, dark }) =>
  area('M170 220L440 130Q462 126 462 150V176L170 250Z', dark) +
  rect(160, 230, 280, 90, main, 26) +
  rect(184, 236, 232, 34, '#d9a765', 10) +
  line('M222 236V270M260 236V270M300 236V270M340 236V270M378 236V270M184 253H416', '#b88344', 5) +
  rect(430, 262, 50, 22, INK, 11) +
  rect(196, 316, 40, 14, INK, 6) +
  rect(364, 316, 40, 14, INK, 6)
export const scales: Drawing = ({ main, dark, light }) =>
  area('M180 150H420L392 218Q386 232 370 232H230Q214 232 208 218Z', STEEL) +
  area('M180 150H228L250 232H230Q214 232 208 218Z', '#d3dae0') +
  rect(170, 238, 260, 92, main, 24) +
  rect(170, 238, 60, 92, light, 22) +
  rect(250, 262, 100, 44, '#c9d8c6', 8) +
  line('M268 284H332', INK, 7) +
  rect(190, 320, 220, 10, dark, 5)
