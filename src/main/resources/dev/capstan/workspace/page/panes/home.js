import { BlockList } from '../blocks/blocklist.js';
import { Surface } from '../blocks/surface.js';
import { el } from '../dom/el.js';

/** The app's Home as this person sees it; opening it tells the app. */
export function homePane(desk) {
    const body = el('div.home-body');
    const element = el(
        'div.home',
        { role: 'region', 'aria-label': desk.words.homeTab, tabindex: '0', dataset: { home: '' } },
        el('h2.unseen', {}, desk.words.homeTab),
        body,
    );
    let surface = null;
    let blocks = null;
    const show = () => {
        const { home } = desk.store.views;
        if (!home) {
            body.replaceChildren(el('p.empty', {}, desk.words.emptyHome));
            blocks = null;
            return;
        }
        if (!blocks || surface.where.view_id !== home.id) {
            body.replaceChildren();
            surface = new Surface(desk.api, { view_id: home.id }, desk.reader, desk.enteredOn(home.id));
            blocks = new BlockList(body, surface);
        }
        surface.reader = desk.reader;
        surface.state = home.state?.values ?? {};
        blocks.show(home.blocks);
    };
    show();
    const stops = [desk.store.on('views', show), desk.store.on('workspace', show)];
    desk.attempt(desk.api.act('home'));
    return { element, close: () => stops.forEach((stop) => stop()) };
}
