// A plain script in the head, so that a chosen theme is there before anything is painted.
(() => {
  const KEY = 'rooms.theme';
  const apply = () => {
    const theme = localStorage.getItem(KEY);
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    } else {
      delete document.documentElement.dataset.theme;
    }
  };
  apply();
  // Another tab has chosen.
  addEventListener('storage', ({ key }) => key === KEY && apply());
})();
