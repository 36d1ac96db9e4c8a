/** `/admin/uplot.js`: uPlot's own script, served as a module. */
export { default } from 'uplot'
