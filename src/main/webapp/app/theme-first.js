// A plain script in the head, so that a chosen theme is there before anything is painted.
(() => {
  const theme = localStorage.getItem('rooms.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
})();
