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
  WOOD_DARK,
} from './kit.ts'

/** A pile of folded cloth, the folds to the left. */
const pile = (count: number, main: string, dark: string, light: string): string =>
  row(count, (i) => {
    const y = 284 - i * 46
    return rect(150, y, 300, 46, i % 2 ? light : main, 22) + line(`M172 ${y + 23}H430`, dark, 4)
  })

export const towel: Drawing = ({ main, dark, light }) =>
  pile(4, main, dark, light) +
  rect(330, 146, 70, 184, dark) +
  rect(340, 146, 12, 184, light) +
  rect(378, 146, 12, 184, light)
export const handTowel: Drawing = ({ main, dark, light }) =>
  rect(140, 84, 320, 14, WOOD, 7) +
  rect(220, 88, 160, 226, main, 6) +
  rect(220, 88, 46, 226, light, 6) +
  rect(220, 268, 160, 16, dark) +
  row(11, (i) => line(`M${226 + i * 15} 314V328`, dark, 4))
export const teaTowels: Drawing = ({ main, light }) =>
  row(3, (i) =>
    at(
      [[i * 92 - 92, (i % 2) * 14]],
      line('M300 84C286 60 314 60 300 84', INK, 5) +
        area('M262 84H338V320H262Z', '#e6d9be') +
        rect(272, 84, 8, 236, main) +
        rect(296, 84, 8, 236, main) +
        rect(320, 84, 8, 236, main) +
        rect(262, 270, 76, 10, light),
    ),
  )
export const bathrobe: Drawing = ({ main, dark, light }) =>
  rect(296, 60, 8, 40, STEEL_DARK) +
  area('M246 96L170 140L150 270L204 278L214 200V330H386V200L396 278L450 270L430 140L354 96L300 180Z', main) +
  area('M246 96L300 180L286 330H214V200L204 278L150 270L170 140Z', light) +
  line('M262 98L300 190L338 98', dark, 12) +
  rect(208, 222, 184, 22, dark, 8) +
  line('M290 244L272 296M312 244L326 288', dark, 13)
export const bathMat: Drawing = ({ main, dark, light }) =>
  area('M176 190H424L480 316H120Z', main) +
  area('M196 204H404L444 300H156Z', light) +
  row(5, (j) => row(9, (i) => disc(206 - j * 9 + i * (23 + j * 2.4), 216 + j * 18, 8, j % 2 ? main : dark)))
export const curtains: Drawing = ({ main, dark, light }) =>
  rect(110, 66, 380, 12, WOOD_DARK, 6) +
  rect(210, 84, 180, 230, '#dce8f0') +
  area('M130 78H270Q262 210 200 330H130Z', main) +
  area('M470 78H330Q338 210 400 330H470Z', main) +
  line('M160 84V326M194 84Q192 230 176 326M232 84Q224 200 192 320', dark, 7) +
  line('M440 84V326M406 84Q408 230 424 326M368 84Q376 200 408 320', light, 7)
export const netCurtain: Drawing = () =>
  rect(110, 66, 380, 12, STEEL_DARK, 6) +
  rect(130, 78, 340, 240, '#f7f7f4') +
  row(10, (i) => line(`M${146 + i * 34} 84V312`, '#dfe3e3', 4)) +
  row(12, (i) => disc(144 + i * 28, 318, 14, '#f7f7f4')) +
  row(12, (i) => disc(144 + i * 28, 316, 5, '#dfe3e3'))
export const showerCurtain: Drawing = ({ main, dark }) =>
  rect(110, 62, 380, 10, STEEL, 5) +
  row(9, (i) => disc(140 + i * 40, 74, 9, STEEL_DARK)) +
  area(
    'M124 82H476V316Q456 330 436 316T396 316T356 316T316 316T276 316T236 316T196 316T156 316Q140 330 124 316Z',
    main,
  ) +
  row(8, (i) => line(`M${148 + i * 44} 92V300`, dark, 6)) +
  at(
    [
      [200, 150],
      [320, 220],
      [410, 130],
      [250, 260],
    ],
    area('M0 -18Q22 12 0 18Q-22 12 0 -18Z', '#8fc6e0'),
  )
export const pillow: Drawing = ({ main, dark, light }) =>
  area(
    'M120 250Q110 150 200 168Q300 140 400 168Q490 150 480 250Q494 330 400 316Q300 336 200 316Q106 330 120 250Z',
    main,
  ) +
  area('M150 240Q150 190 220 192Q300 176 360 188Q250 200 220 300Q150 300 150 240Z', light) +
  line('M120 250Q106 330 200 316Q300 336 400 316Q494 330 480 250', dark, 5)
export const neckPillow: Drawing = ({ main, dark, light }) =>
  area(
    'M120 300Q104 200 190 202Q230 204 260 236Q300 262 340 230Q380 180 430 190Q494 200 480 300Q480 326 450 326H150Q120 326 120 300Z',
    main,
  ) +
  area('M140 290Q130 222 190 222Q230 224 262 256Q200 250 180 326H150Q138 320 140 290Z', light) +
  line('M126 306H474', dark, 4)
export const duvet: Drawing = ({ main, dark, light }) =>
  row(
    3,
    (i) =>
      rect(140, 258 - i * 66, 320, 72, i % 2 ? light : main, 36) +
      row(5, (k) => line(`M${196 + k * 52} ${268 - i * 66}v52`, dark, 4)),
  ) + rect(276, 116, 40, 214, '#dce8f0', 6)
export const blanket: Drawing = ({ main, dark, light }) =>
  pile(4, main, dark, light) + row(4, (j) => row(4, (i) => line(`M450 ${294 - j * 46 + i * 8}h16`, dark, 3)))
export const heatedThrow: Drawing = (paint) =>
  blanket(paint) +
  line('M430 300C480 300 450 220 470 216', INK, 6) +
  rect(450, 166, 34, 56, INK, 10) +
  disc(467, 184, 7, '#e0853c')
export const linen: Drawing = ({ main, dark, light }) =>
  pile(3, main, dark, light) + rect(266, 188, 68, 144, '#4f7cac', 4) + rect(276, 232, 48, 40, PAPER, 4)
export const duvetCover: Drawing = ({ main, dark, light }) =>
  rect(120, 150, 360, 180, '#b98552', 10) +
  rect(136, 176, 328, 154, main, 14) +
  area('M136 236H464V316Q464 330 450 330H150Q136 330 136 316Z', main) +
  area('M136 230Q300 250 464 230V256Q300 276 136 256Z', light) +
  rect(160, 160, 128, 60, light, 26) +
  rect(312, 160, 128, 60, light, 26) +
  line('M180 290H420', dark, 4) +
  row(6, (i) => disc(190 + i * 44, 312, 4, dark))
export const pillowcases: Drawing = ({ main, dark, light }) =>
  row(2, (i) =>
    turned(
      i ? 6 : -5,
      300,
      250,
      rect(150 + i * 22, 150 + i * 54, 280, 116, i ? main : light, 22) +
        rect(390 + i * 22, 150 + i * 54, 40, 116, dark, 10),
    ),
  )
export const mattressCover: Drawing = ({ main, dark, light }) =>
  area('M120 216L200 160H480L440 216Z', light) +
  rect(120, 214, 322, 92, main, 14) +
  area('M442 216L480 160V246L442 302Z', dark) +
  row(7, (i) => line(`M${146 + i * 44} 226V294`, light, 4)) +
  rect(126, 300, 312, 18, '#dce8f0', 6)
export const cushion: Drawing = ({ main, dark, light }) =>
  area('M176 104Q300 128 424 104Q400 210 424 316Q300 292 176 316Q200 210 176 104Z', main) +
  area('M176 104Q238 118 292 118Q216 170 208 304Q192 310 176 316Q200 210 176 104Z', light) +
  disc(300, 210, 11, dark) +
  line('M300 210L262 180M300 210L338 180M300 210L262 244M300 210L338 244', dark, 4)
export const seatCushions: Drawing = ({ main, dark, light }) =>
  row(4, (i) =>
    at(
      [[0, -i * 48]],
      rect(160, 280, 280, 50, i % 2 ? light : main, 24) +
        disc(240, 305, 6, dark) +
        disc(300, 305, 6, dark) +
        disc(360, 305, 6, dark) +
        line('M160 312C130 320 140 340 126 344', dark, 4),
    ),
  )
export const picnicBlanket: Drawing = ({ main, dark, light }) =>
  rect(150, 170, 300, 160, main, 60) +
  row(4, (i) => rect(176 + i * 70, 170, 22, 160, PAPER)) +
  row(2, (i) => rect(150, 206 + i * 62, 300, 20, '#f3d9d3')) +
  oval(176, 250, 34, 80, light) +
  oval(176, 250, 18, 46, dark) +
  line('M260 170C260 110 360 110 360 170', WOOD_DARK, 12) +
  rect(252, 160, 16, 172, WOOD) +
  rect(352, 160, 16, 172, WOOD)
export const gloves: Drawing = ({ main, dark, light }) =>
  at(
    [
      [-76, 0],
      [76, 0],
    ],
    area(
      'M252 250V160Q252 142 266 142T280 158V128Q280 112 294 112T308 128V122Q308 108 322 108T336 124V150Q338 138 348 140T360 156V250Z',
      main,
    ) +
      area('M252 250V200L226 176Q216 160 230 156T252 172Z', main) +
      area('M252 250V160Q252 142 266 142Q262 190 276 250Z', light) +
      rect(246, 246, 120, 76, dark, 10) +
      row(4, (i) => line(`M${266 + i * 26} 256V312`, main, 5)),
  )
export const soapDispenser: Drawing = ({ main, dark, light }) =>
  rect(292, 96, 16, 60, STEEL_DARK) +
  area('M240 92H330Q344 92 344 106H240Q222 106 226 120L212 116Q212 92 240 92Z', STEEL) +
  rect(270, 146, 60, 26, STEEL_DARK, 8) +
  area('M238 170H362Q388 250 368 330H232Q212 250 238 170Z', main) +
  area('M238 170H266Q232 250 256 330H232Q212 250 238 170Z', light) +
  oval(300, 330, 66, 4, dark)
export const toothbrushHolder: Drawing = ({ main, dark, light }) =>
  row(3, (i) =>
    turned(
      -16 + i * 15,
      300,
      320,
      rect(292, 76, 16, 200, ['#4f7cac', '#c8503f', '#e8b93f'][i] ?? '', 8) + rect(278, 82, 22, 44, PAPER, 5),
    ),
  ) +
  area('M226 190H374L362 316Q360 330 346 330H254Q240 330 238 316Z', main) +
  area('M226 190H262L270 330H254Q240 330 238 316Z', light) +
  oval(300, 190, 74, 14, dark)
export const bathScales: Drawing = ({ main, dark, light }) =>
  area('M180 160H420L470 310H130Z', main) +
  area('M180 160H250L214 310H130Z', light) +
  rect(250, 176, 100, 40, '#c9d8c6', 8) +
  line('M272 198H328', INK, 7) +
  area('M130 310H470V324H130Z', dark)
export const ironingBoard: Drawing = ({ main, dark, light }) =>
  line('M210 190L390 330M390 190L210 330', STEEL_DARK, 12) +
  area('M110 176Q110 160 140 160H420Q480 160 496 182Q480 196 420 196H140Q110 196 110 176Z', main) +
  area('M110 176Q110 160 140 160H420Q450 160 470 166Q300 164 112 182Z', light) +
  row(8, (i) => disc(160 + i * 40, 182, 5, dark)) +
  rect(86, 168, 40, 18, STEEL, 6)
export const airer: Drawing = ({ main }) =>
  line('M200 330L300 170L400 330M150 140L300 170L450 140', STEEL_DARK, 10) +
  row(5, (i) => line(`M${160 + i * 28} ${143 + i * 6}H${440 - i * 28}`, main, 6)) +
  area('M200 150H262V262H200Z', '#8fa9c9') +
  area('M338 150H384V236H338Z', '#d98f8f') +
  rect(216, 150, 8, 112, '#7c97b8') +
  line('M226 290H374', STEEL, 7)
export const pegs: Drawing = () =>
  line('M110 130Q300 170 490 130', STEEL, 7) +
  row(6, (i) =>
    at(
      [[150 + i * 60, 130 + (8 + 10 * Math.sin((i * Math.PI) / 5))]],
      rect(-16, -34, 14, 120, WOOD, 6) +
        rect(2, -34, 14, 120, WOOD_DARK, 6) +
        rect(-20, 4, 40, 12, STEEL_DARK, 6),
    ),
  )
