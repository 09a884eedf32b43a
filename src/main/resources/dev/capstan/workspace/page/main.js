import { el } from './dom/el.js';
import { Desk } from './panes/desk.js';
import { Shell } from './panes/shell.js';
import { wearTheme } from './panes/theme.js';
import { Api } from './state/api.js';
import { Identity } from './state/identity.js';
import { Live } from './state/live.js';
import { Place } from './state/place.js';
import { Storage } from './state/storage.js';
import { Store } from './state/store.js';
import { Emoji } from './text/emoji.js';
import { wordsFor } from './words/words.js';

const browser = new Storage(localStorage);
const tab = new Storage(sessionStorage);
const identity = new Identity(tab, browser);
const place = new Place();
let session = null;

wearTheme(browser);
begin();

/** The first look tells who there is; the page needs the workspace to be up, and tries until it is. */
async function begin() {
    try {
        const [workspace, signs] = await Promise.all([new Api(null).workspace(), emojiSigns()]);
        const people = workspace.people.filter((person) => !person.bot);
        const me = people.find((person) => person.id === identity.chosen)?.id ?? workspace.me ?? people[0].id;
        sitDown(me, new Emoji(signs));
    } catch (failure) {
        notice(isRefused(failure) ? 'noEntry' : 'away');
        if (!isRefused(failure)) {
            setTimeout(begin, 2000);
        }
    }
}

/** Another token is needed: trying again would not help. */
function isRefused({ status }) {
    return status === 401 || status === 403;
}

/** What is said where there is no shell to say it. */
function notice(word) {
    document.body.replaceChildren(el('p.banner', { role: 'status' }, wordsFor(navigator.language)[word]));
}

async function emojiSigns() {
    const response = await fetch('/page/emoji.json');
    return response.ok ? response.json() : {};
}

/** One person's session: the live line first, then the reading, so that nothing falls in between. */
function sitDown(me, emoji) {
    session?.end();
    identity.choose(me);
    const store = new Store(new Api(me), browser);
    let shell = null;
    const live = new Live(
        me,
        (frame) => store.hear(frame),
        async (state) => {
            if (state === 'away') {
                tell('away');
                new Api(null).workspace().catch((failure) => isRefused(failure) && tell('noEntry'));
            } else if (await store.load().then(() => live.isOpen, startAnew)) {
                shell ??= openShell(store, emoji);
                shell.away(null);
            }
        },
    );
    const tell = (word) => (shell ? shell.away(word) : notice(word));
    /** The line is up, yet this person may be gone. */
    const startAnew = ({ status }) => (status === 404 ? begin() : live.again());
    session = {
        end() {
            live.close();
            shell?.close();
        },
    };
}

function openShell(store, emoji) {
    const me = store.workspace.people.find((person) => person.id === store.me);
    document.documentElement.lang = me.locale ?? 'en';
    const desk = new Desk({ store, place, words: wordsFor(me.locale), emoji, tab, browser });
    const shell = new Shell(desk, { onPerson: (other) => sitDown(other, emoji) });
    document.body.replaceChildren(shell.element);
    shell.open();
    return shell;
}
