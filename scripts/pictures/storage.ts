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
  rect,
  row,
  STEEL_DARK,
  turned,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const box: Drawing = ({ accent }) =>
  rect(150, 190, 300, 140, GLASS, 14) +
  rect(176, 236, 120, 84, '#d98f8f', 10) +
  rect(306, 252, 110, 68, '#8fa9c9', 10) +
  rect(136, 164, 328, 34, accent, 12) +
  rect(206, 186, 40, 22, STEEL_DARK, 6) +
  rect(354, 186, 40, 22, STEEL_DARK, 6)
export const basket: Drawing = () =>
  line('M222 190C222 80 378 80 378 190', WOOD_DARK, 16) +
  area('M150 186H450L420 316Q416 330 400 330H200Q184 330 180 316Z', WOOD) +
  row(4, (j) =>
    row(9, (i) =>
      rect(166 + i * 31 + (j % 2) * 8 - 4, 200 + j * 32, 20, 14, (i + j) % 2 ? WOOD_DARK : '#c9985f', 6),
    ),
  ) +
  rect(140, 176, 320, 22, '#c9985f', 11)
export const laundryBasket: Drawing = ({ main, dark, light }) =>
  area('M196 130H404L388 316Q386 330 372 330H228Q214 330 212 316Z', main) +
  row(4, (j) => row(6, (i) => rect(226 + i * 26, 168 + j * 38, 12, 24, dark, 6))) +
  rect(182, 104, 236, 34, light, 16) +
  rect(266, 92, 68, 20, dark, 10)
export const bag: Drawing = ({ main, dark, light }) =>
  rect(130, 200, 340, 130, main, 34) +
  rect(130, 200, 340, 40, light, 20) +
  rect(200, 250, 130, 60, GLASS, 10) +
  line('M150 240H450', dark, 5) +
  line('M400 270C450 270 450 300 400 300', dark, 10)
export const shelf: Drawing = ({ main, dark }) =>
  rect(180, 132, 26, 88, '#4f7cac', 3) +
  rect(208, 148, 22, 72, '#c8503f', 3) +
  rect(232, 126, 30, 94, '#6f9a6d', 3) +
  turned(10, 280, 220, rect(268, 140, 22, 80, '#e8b93f', 3)) +
  rect(356, 178, 60, 44, '#c76a44', 8) +
  at(
    [
      [372, 178],
      [386, 172],
      [400, 178],
    ],
    oval(0, -22, 12, 30, LEAF),
  ) +
  rect(130, 218, 340, 30, main, 6) +
  rect(130, 240, 340, 8, dark, 4)
export const hooks: Drawing = ({ main, dark }) =>
  rect(110, 140, 380, 40, main, 14) +
  row(5, (i) => line(`M${150 + i * 75} 180V220Q${150 + i * 75} 252 ${128 + i * 75} 246`, dark, 13)) +
  line('M225 216C170 250 200 330 190 330H262C252 330 280 250 225 216', '#c8503f', 12)
export const stickyHooks: Drawing = ({ main, dark, light }) =>
  row(2, (j) =>
    row(3, (i) =>
      at(
        [[190 + i * 110, 130 + j * 110]],
        rect(-34, -34, 68, 68, main, 18) +
          rect(-34, -34, 26, 68, light, 14) +
          line('M0 6V34Q0 52 18 46', dark, 12),
      ),
    ),
  )
export const hangers: Drawing = () =>
  row(3, (i) =>
    at(
      [[i * 26 - 26, i * 22 - 14]],
      line('M300 130V104C300 70 340 76 330 100', STEEL_DARK, 8) +
        line('M300 130L150 220H450Z', i % 2 ? WOOD_DARK : WOOD, 18),
    ),
  )
export const shoeRack: Drawing = () =>
  row(
    3,
    (j) =>
      rect(150, 150 + j * 70, 300, 14, WOOD, 6) +
      row(2, (i) =>
        area(
          `M${190 + i * 120} ${150 + j * 70}V${118 + j * 70}H${222 + i * 120}Q${232 + i * 120} ${138 + j * 70} ${270 + i * 120} ${138 + j * 70}V${150 + j * 70}Z`,
          ['#4f7cac', '#c8503f', '#55595f'][(i + j) % 3] ?? '',
        ),
      ),
  ) +
  rect(146, 110, 14, 220, WOOD_DARK, 6) +
  rect(440, 110, 14, 220, WOOD_DARK, 6)
export const pedalBin: Drawing = ({ main, dark, light }) =>
  area('M214 130H386V310Q386 330 366 330H234Q214 330 214 310Z', main) +
  rect(214, 130, 44, 190, light) +
  area('M206 128Q210 82 300 80Q390 82 394 128Z', dark) +
  rect(268, 312, 64, 22, INK, 6)
export const recyclingBin: Drawing = ({ main, dark, light }) =>
  rect(160, 140, 280, 190, main, 18) +
  rect(160, 140, 44, 190, light, 16) +
  rect(150, 112, 300, 36, dark, 16) +
  rect(297, 148, 6, 182, dark) +
  area('M228 210H262V270H228Z', '#4f7cac') +
  rect(338, 206, 26, 66, LEAF, 8) +
  rect(344, 190, 14, 20, LEAF)
export const compostBin: Drawing = ({ main, dark, light }) =>
  line('M212 180C212 90 388 90 388 180', STEEL_DARK, 10) +
  area('M210 180H390L376 314Q374 330 358 330H242Q226 330 224 314Z', main) +
  area('M210 180H252L262 330H242Q226 330 224 314Z', light) +
  rect(198, 158, 204, 30, dark, 14) +
  row(5, (i) => disc(260 + i * 20, 172, 5, INK)) +
  oval(320, 256, 22, 32, light)
export const binBags: Drawing = ({ main, dark }) =>
  oval(300, 300, 130, 30, dark) +
  rect(170, 170, 260, 132, main, 10) +
  oval(300, 172, 130, 32, '#4a4e54') +
  oval(300, 172, 50, 13, '#e6dfd0') +
  rect(170, 214, 260, 44, '#c8503f')
