import { startAttention } from './attention.js';
import { startFocus } from './focus.js';
import { loadWords } from './i18n.js';
import './rooms-app.js';
import { startRouter } from './router.js';
import { startSession } from './start.js';
import { startTitle } from './title.js';

await loadWords();
startRouter();
startSession();
startTitle();
startAttention();
startFocus();
document.body.prepend(document.createElement('rooms-app'));
