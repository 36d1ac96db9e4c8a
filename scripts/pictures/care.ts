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
  turned,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const stickVacuum: Drawing = ({ main, dark, light }) =>
  turned(
    -24,
    300,
    200,
    rect(292, 120, 16, 190, STEEL) +
      rect(262, 40, 76, 96, main, 26) +
      rect(262, 40, 24, 96, light, 12) +
      line('M300 60C360 60 360 130 316 140', INK, 12) +
      oval(300, 152, 34, 26, GLASS),
  ) + rect(296, 296, 140, 34, dark, 14)
export const cylinderVacuum: Drawing = ({ main, dark, light }) =>
  line('M240 220C200 60 420 40 440 180L470 320', INK, 14) +
  area('M150 320V270Q150 200 240 200H330Q390 210 396 270V320Z', main) +
  area('M150 320V270Q150 200 240 200Q190 220 192 320Z', light) +
  disc(330, 300, 40, dark) +
  disc(330, 300, 18, STEEL) +
  disc(190, 316, 18, INK) +
  rect(416, 312, 76, 20, dark, 8)
export const handVacuum: Drawing = ({ main, dark, light }) =>
  area('M130 290L250 200H330V300H170Z', GLASS) +
  area('M300 180H420Q470 190 470 240V300H300Z', main) +
  area('M300 180H420Q450 184 460 204H330V300H300Z', light) +
  line('M330 180C340 110 440 120 440 190', dark, 18) +
  rect(290, 176, 20, 126, dark, 6) +
  disc(400, 250, 12, '#c8503f')
export const vacuumBags: Drawing = ({ dark }) =>
  row(3, (i) =>
    at(
      [[i * 30 - 30, i * 18 - 18]],
      rect(200, 120, 200, 200, i % 2 ? '#ece7db' : PAPER, 10) +
        rect(252, 136, 96, 70, '#d8c7a2', 6) +
        disc(300, 170, 24, dark),
    ),
  )
const stick = (drawn: string): string => turned(-16, 300, 200, rect(293, 40, 14, 220, STEEL, 6) + drawn)
export const broom: Drawing = ({ main, dark, light }) =>
  stick(
    rect(286, 190, 28, 60, dark, 8) +
      area('M230 248H370L392 340H208Z', main) +
      row(8, (i) => line(`M${244 + i * 16} 262L${228 + i * 20} 334`, light, 4)),
  )
export const dustpan: Drawing = ({ main, dark, light }) =>
  area('M150 300L200 200H400L450 300Q450 318 430 318H170Q150 318 150 300Z', main) +
  area('M150 300L200 200H250L214 318H170Q150 318 150 300Z', light) +
  rect(276, 110, 48, 100, dark, 20) +
  at(
    [[30, -6]],
    rect(330, 90, 26, 110, dark, 12) +
      area('M300 196H386L394 262H292Z', main) +
      row(5, (i) => line(`M${308 + i * 18} 206V258`, light, 4)),
  )
export const mop: Drawing = ({ main, dark, light }) =>
  turned(14, 330, 200, rect(344, 30, 14, 240, STEEL, 6)) +
  area('M150 210H390L370 314Q368 330 352 330H188Q172 330 170 314Z', main) +
  area('M150 210H196L208 330H188Q172 330 170 314Z', light) +
  rect(140, 200, 260, 22, dark, 10) +
  row(7, (i) => line(`M${290 + i * 6} 176L${252 + i * 22} 214`, PAPER, 10))
export const bucket: Drawing = ({ main, dark, light }) =>
  line('M180 180C180 60 420 60 420 180', STEEL_DARK, 9) +
  area('M176 180H424L396 314Q394 330 378 330H222Q206 330 204 314Z', main) +
  area('M176 180H226L244 330H222Q206 330 204 314Z', light) +
  rect(164, 166, 272, 26, dark, 12) +
  rect(282, 78, 36, 22, WOOD, 8)
export const cloths: Drawing = ({ main, dark, light }) =>
  row(5, (i) => rect(160, 288 - i * 38, 280, 40, [main, light, dark][i % 3] ?? main, 14)) +
  area('M160 136H380L440 220Q440 160 420 136Z', light)
export const sponges: Drawing = ({ main, dark, light }) =>
  row(3, (i) =>
    at(
      [[i * 26 - 26, -i * 62]],
      rect(180, 268, 230, 40, main, 12) +
        rect(180, 306, 230, 22, '#6f9a6d', 8) +
        row(7, (k) => disc(206 + k * 30, 286 + (k % 2) * 9, 5, k % 2 ? light : dark)),
    ),
  )
export const dishBrush: Drawing = () =>
  turned(
    34,
    300,
    200,
    rect(286, 60, 28, 170, WOOD, 13) +
      disc(300, 84, 7, WOOD_DARK) +
      rect(246, 222, 108, 44, WOOD_DARK, 20) +
      row(9, (i) => line(`M${256 + i * 11} 266V312`, '#f3ead3', 8)),
  )
export const spray: Drawing = ({ main, dark, light }) =>
  area('M230 70H350Q370 74 372 100H330V140H280V108H230Z', INK) +
  area('M232 70L206 84V102L232 100Z', STEEL_DARK) +
  line('M330 110L356 150', INK, 11) +
  area('M272 138H338Q386 176 386 226V312Q386 330 368 330H246Q228 330 228 312V226Q228 176 272 138Z', main) +
  area('M272 138Q246 180 254 330H246Q228 330 228 312V226Q228 176 272 138Z', light) +
  rect(228, 232, 158, 66, PAPER) +
  oval(306, 264, 28, 20, dark)
export const liquid: Drawing = ({ main, dark, light }) =>
  rect(278, 70, 44, 36, dark, 8) +
  area(
    'M272 104H328Q330 140 356 158Q378 176 378 206V310Q378 330 358 330H242Q222 330 222 310V206Q222 176 244 158Q270 140 272 104Z',
    main,
  ) +
  area(
    'M272 104Q276 150 256 172Q244 190 248 330H242Q222 330 222 310V206Q222 176 244 158Q270 140 272 104Z',
    light,
  ) +
  rect(222, 216, 156, 76, PAPER) +
  area('M300 232Q326 256 300 282Q274 256 300 232Z', dark)
export const detergent: Drawing = ({ main, dark, light }) =>
  rect(316, 76, 60, 44, '#4f7cac', 8) +
  area('M210 140Q212 112 250 112H316H390V314Q390 330 372 330H228Q210 330 210 314Z', main) +
  area('M210 140Q212 112 250 112Q240 140 240 330H228Q210 330 210 314Z', light) +
  area('M236 140H280V210Q258 222 236 210Z', '#efe4d2') +
  rect(226, 232, 148, 72, PAPER, 8) +
  area('M300 244Q324 266 300 292Q276 266 300 244Z', dark)
export const carton: Drawing = ({ accent }) =>
  rect(190, 120, 220, 210, accent, 6) +
  area('M190 120L220 84H440L410 120Z', '#dfe6ea') +
  area('M410 120L440 84V294L410 330Z', '#7d99b8') +
  rect(216, 160, 168, 110, PAPER, 8) +
  row(3, (i) => rect(232 + i * 50, 186, 38, 26, '#cfe5ec', 5) + rect(232 + i * 50, 212, 38, 22, '#4f7cac', 5))
export const iron: Drawing = ({ main, dark, light }) =>
  line('M230 170C230 100 430 100 430 190', INK, 24) +
  area('M120 300Q180 170 330 170H450V300Z', main) +
  area('M120 300Q180 170 330 170Q220 200 196 300Z', light) +
  area('M110 300H462V324H120Q104 318 110 300Z', STEEL) +
  disc(372, 236, 24, dark) +
  disc(372, 236, 10, light)
export const dogBed: Drawing = ({ main, dark, light }) =>
  oval(300, 280, 180, 50, dark) +
  oval(300, 256, 180, 60, main) +
  oval(300, 246, 124, 36, light) +
  line('M176 250Q190 200 300 196T424 250', light, 12) +
  at(
    [[300, 244]],
    oval(0, 0, 16, 12, dark) + disc(-17, -13, 7, dark) + disc(0, -19, 7, dark) + disc(17, -13, 7, dark),
  )
export const lead: Drawing = ({ main, dark }) =>
  line(
    'M170 120C130 60 260 50 240 130C220 220 140 250 220 300C320 340 300 180 380 190C450 200 440 280 410 300',
    main,
    17,
  ) +
  line('M170 120C130 60 260 50 240 130', dark, 5) +
  rect(392, 288, 26, 40, STEEL, 8) +
  disc(405, 334, 14, STEEL_DARK)
export const ball: Drawing = ({ main, dark, light }) =>
  disc(300, 210, 120, main) +
  disc(262, 166, 44, light) +
  line('M196 180Q300 240 404 180M214 286Q300 220 386 286', dark, 12) +
  disc(330, 230, 20, dark)
export const petBowl: Drawing = ({ main, dark, light }) =>
  oval(300, 206, 130, 30, dark) +
  at(
    [
      [240, 196],
      [276, 188],
      [320, 192],
      [356, 198],
      [300, 202],
    ],
    oval(0, 0, 24, 13, WOOD),
  ) +
  area('M170 206H430L462 316Q464 330 448 330H152Q136 330 138 316Z', main) +
  area('M170 206H214L196 330H152Q136 330 138 316Z', light) +
  at(
    [[300, 276]],
    oval(0, 6, 18, 13, PAPER) + disc(-20, -10, 8, PAPER) + disc(0, -17, 8, PAPER) + disc(20, -10, 8, PAPER),
  )
export const catCave: Drawing = ({ main, dark, light }) =>
  area('M140 330Q130 130 300 120Q470 130 460 330Z', main) +
  area('M140 330Q130 130 300 120Q196 150 200 330Z', light) +
  oval(330, 270, 74, 60, dark) +
  oval(330, 276, 60, 50, '#3a342c') +
  disc(312, 270, 8, '#e8d27a') +
  disc(346, 270, 8, '#e8d27a')
export const scratchingPost: Drawing = () =>
  rect(200, 306, 200, 24, WOOD_DARK, 8) +
  rect(262, 110, 76, 200, '#d8bd8c') +
  row(12, (i) => line(`M264 ${124 + i * 16}L336 ${116 + i * 16}`, '#b99a63', 5)) +
  rect(210, 84, 180, 30, WOOD_DARK, 12) +
  line('M376 110V180', INK, 4) +
  disc(376, 192, 15, '#c8503f')
export const litterTray: Drawing = ({ main, dark, light }) =>
  area('M160 230Q170 110 300 110T440 230Z', light) +
  area('M240 230Q244 154 300 154T360 230Z', dark) +
  line('M270 120C270 90 330 90 330 120', dark, 11) +
  area('M140 228H460L446 312Q444 330 426 330H174Q156 330 154 312Z', main) +
  rect(134, 220, 332, 20, dark, 9)
export const featherWand: Drawing = ({ main, dark }) =>
  line('M150 330L390 110', WOOD, 12) +
  line('M390 110Q440 120 420 180', INK, 4) +
  area('M420 176Q470 200 448 282Q412 250 420 176Z', main) +
  area('M420 176Q404 250 350 258Q356 200 420 176Z', dark) +
  area('M420 176Q432 250 400 306Q384 250 420 176Z', '#e8b93f')
export const fountain: Drawing = ({ main, dark, light }) =>
  oval(300, 210, 150, 34, '#a9cfdc') +
  area('M150 212H450L430 310Q428 330 408 330H192Q172 330 170 310Z', main) +
  area('M150 212H200L210 330H192Q172 330 170 310Z', light) +
  rect(284, 130, 32, 76, main, 12) +
  line('M300 120Q250 96 240 196M300 120Q350 96 360 196M300 120V84', '#8fc6e0', 9) +
  rect(172, 312, 256, 18, dark, 8)
