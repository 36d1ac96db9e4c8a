import {
  area,
  at,
  type Drawing,
  disc,
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

const blade = (length: number): string =>
  area(`M290 ${220 - length}Q330 ${230 - length} 326 220H290Z`, STEEL) +
  area(`M290 ${220 - length}Q304 ${224 - length} 304 220H290Z`, '#d3dae0') +
  rect(286, 218, 44, 110, INK, 14) +
  disc(308, 246, 5, STEEL) +
  disc(308, 298, 5, STEEL)
export const knife: Drawing = () => turned(38, 300, 220, blade(150))
export const paringKnife: Drawing = () => turned(38, 300, 220, blade(84))
export const knifeSet: Drawing = () =>
  area('M200 330L236 170H392L420 330Z', WOOD) +
  area('M200 330L236 170H280L262 330Z', '#c9985f') +
  row(5, (i) => turned(-6, 300, 170, rect(244 + i * 28, 82 + (i % 2) * 18, 20, 92, INK, 8))) +
  area('M236 170H392L398 196H230Z', WOOD_DARK)
const handled = (head: string): string => rect(290, 196, 20, 134, WOOD, 10) + head
export const peeler: Drawing = () =>
  turned(
    30,
    300,
    220,
    rect(288, 200, 24, 130, INK, 12) +
      line('M300 200V170M264 170H336V110H264Z', STEEL_DARK, 9) +
      rect(276, 132, 48, 16, STEEL, 5),
  )
export const sharpener: Drawing = ({ main }) =>
  area('M170 330V250Q170 214 210 214H390Q430 214 430 250V330Z', main) +
  row(3, (i) => area(`M${212 + i * 62} 214L${234 + i * 62} 276L${256 + i * 62} 214Z`, STEEL)) +
  rect(160, 318, 280, 12, '#55595f', 6)
export const grater: Drawing = () =>
  line('M262 96C262 60 338 60 338 96', INK, 14) +
  area('M246 96H354L396 330H204Z', STEEL) +
  area('M246 96H280L258 330H204Z', '#d3dae0') +
  row(6, (j) => row(5, (i) => oval(270 + i * 18 + j, 130 + j * 30, 5, 8, STEEL_DARK)))
export const colander: Drawing = () =>
  line('M160 206C110 206 110 244 166 244M440 206C490 206 490 244 434 244', STEEL_DARK, 12) +
  area('M150 190H450Q440 310 330 310H270Q160 310 150 190Z', STEEL) +
  row(3, (j) => row(9 - j, (i) => disc(190 + j * 14 + i * 28, 220 + j * 28, 6, STEEL_DARK))) +
  rect(140, 180, 320, 18, '#d3dae0', 9) +
  rect(240, 306, 120, 24, STEEL_DARK, 8)
export const sieve: Drawing = () =>
  rect(380, 190, 120, 18, INK, 9) +
  area('M150 200H390Q380 310 270 310Q160 310 150 200Z', '#dfe5e9') +
  row(7, (i) => line(`M${176 + i * 32} 206L${200 + i * 22} 296`, STEEL_DARK, 2)) +
  line('M165 240H375M184 272H356', STEEL_DARK, 2) +
  rect(140, 190, 260, 18, STEEL, 9)
export const whisk: Drawing = () =>
  turned(
    28,
    300,
    200,
    rect(288, 200, 24, 130, STEEL_DARK, 12) +
      line(
        'M300 204C210 150 250 60 300 60C350 60 390 150 300 204M300 204C262 150 276 62 300 60C324 62 338 150 300 204M300 204V60',
        STEEL,
        6,
      ),
  )
export const spatulas: Drawing = ({ main, light }) =>
  at(
    [
      [-86, 0],
      [0, 0],
      [86, 0],
    ],
    handled(''),
  ) +
  rect(186, 80, 56, 120, main, 18) +
  rect(262, 70, 76, 130, main, 20) +
  oval(386, 136, 42, 62, main) +
  oval(378, 126, 22, 38, light)
export const woodenSpoons: Drawing = () =>
  row(4, (i) =>
    turned(
      -18 + i * 12,
      300,
      330,
      rect(292, 150, 16, 180, i % 2 ? WOOD : '#c9985f', 8) +
        oval(300, 118, 28, 42, i % 2 ? WOOD : '#c9985f') +
        oval(300, 118, 17, 28, WOOD_DARK),
    ),
  )
export const tinOpener: Drawing = ({ main }) =>
  turned(
    -24,
    300,
    220,
    rect(270, 180, 20, 150, main, 10) +
      rect(312, 180, 20, 150, main, 10) +
      disc(300, 140, 46, STEEL) +
      disc(300, 140, 16, STEEL_DARK) +
      rect(338, 126, 92, 26, main, 13),
  )
export const corkscrew: Drawing = () =>
  line('M236 190C190 150 190 110 206 96M364 190C410 150 410 110 394 96', STEEL_DARK, 16) +
  rect(262, 150, 76, 96, STEEL, 14) +
  disc(300, 92, 26, STEEL) +
  rect(290, 92, 20, 62, STEEL) +
  line('M300 246Q322 258 300 268Q278 278 300 288Q322 298 300 308Q282 316 300 328', STEEL_DARK, 8)
export const measuringSpoons: Drawing = ({ main, light }) =>
  row(5, (i) =>
    turned(
      -46 + i * 23,
      300,
      316,
      rect(293, 180, 14, 140, main, 7) +
        oval(300, 160, 20 + i * 3, 28 + i * 4, main) +
        oval(300, 156, 12 + i * 2, 18 + i * 3, light),
    ),
  ) + disc(300, 316, 15, STEEL)
