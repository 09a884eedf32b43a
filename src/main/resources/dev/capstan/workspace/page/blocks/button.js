import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { menu } from '../dom/menu.js';
import { safeLink } from '../text/links.js';
import { confirmed } from './confirm.js';
import { plainText } from './inline.js';

/** A button; while its press is under way it spins and can't be pressed again. */
export function button(surface, block, element) {
    const { reader } = surface;
    const busy = surface.isBusy(block, element, element.value);
    const style = ['primary', 'danger'].includes(element.style) ? `.${element.style}` : '';
    return el(
        `button.button${style}${busy ? '.busy' : ''}`,
        {
            type: 'button',
            'aria-label': element.accessibility_label,
            'aria-disabled': busy ? 'true' : null,
            'aria-busy': busy ? 'true' : null,
            dataset: { actionId: element.action_id, value: element.value },
            onclick: () => busy || press(surface, block, element),
        },
        el('span.button-label', {}, plainText(element.text, reader)),
        busy ? el('span.spinner') : null,
    );
}

async function press(surface, block, element) {
    if (!(await confirmed(element.confirm, surface.reader))) {
        return;
    }
    const url = safeLink(element.url);
    if (url) {
        window.open(url, '_blank', 'noopener');
    }
    surface.press(block, element);
}

export function overflow(surface, block, element) {
    const { reader } = surface;
    const busy = (element.options ?? []).some((option) => surface.isBusy(block, element, option.value));
    const opener = el(
        'button.button.overflow',
        {
            type: 'button',
            'aria-label': reader.words.moreOptions,
            'aria-haspopup': 'menu',
            'aria-expanded': 'false',
            dataset: { actionId: element.action_id },
            onclick: () =>
                menu(
                    opener,
                    reader.words.moreOptions,
                    element.options.map((option) => ({
                        label: plainText(option.text, reader),
                        hint: option.description && plainText(option.description, reader),
                        dataset: { value: option.value },
                        onpick: () => pick(surface, block, element, option),
                    })),
                ),
        },
        busy ? el('span.spinner') : icon(ICONS.more),
    );
    return opener;
}

async function pick(surface, block, element, option) {
    if (!(await confirmed(element.confirm, surface.reader))) {
        return;
    }
    const url = safeLink(option.url);
    if (url) {
        window.open(url, '_blank', 'noopener');
    }
    surface.press(block, element, option.value);
}
