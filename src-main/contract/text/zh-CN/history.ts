// Labels that the engine itself gives to states of the recipe history.
// Labels of edits come from the window.
export const historyLabels = {
  imported: '导入',
} as const
