/**
 * The only configuration: no logo, no cloud, no foreign request, no keyboard shortcuts of its own, nothing that would
 * keep the page from scrolling. Values, legend and buttons are ours.
 */
export const PLOTLY_CONFIG = Object.freeze({
  displayModeBar: false,
  displaylogo: false,
  displayNotifier: false,
  doubleClick: false,
  editable: false,
  plotlyServerURL: '',
  responsive: false,
  scrollZoom: false,
  showAxisDragHandles: false,
  showAxisRangeEntryBoxes: false,
  showSendToCloud: false,
  showTips: false,
  topojsonURL: '',
  typesetMath: false,
} as const);
