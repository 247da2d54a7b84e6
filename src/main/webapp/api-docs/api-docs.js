/* Shows the API's document, in the system's colours. No other server is asked for anything. */
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const followSystem = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
followSystem();
dark.addEventListener('change', followSystem);

window.SwaggerUIBundle({
  url: '/openapi?format=json',
  domNode: document.getElementById('api'),
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
