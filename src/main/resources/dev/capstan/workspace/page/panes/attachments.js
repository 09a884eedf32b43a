import { BlockList } from '../blocks/blocklist.js';
import { image } from '../blocks/image.js';
import { anchor, drawn } from '../blocks/inline.js';
import { el } from '../dom/el.js';
import { safeLink } from '../text/links.js';
import { mrkdwn } from '../text/mrkdwn.js';

/** An attachment of the old kind: a coloured bar beside text, fields or blocks. */
export function attachment(given, surface) {
    const { reader } = surface;
    const words = (text, className) => (text ? el(`div.${className}`, {}, drawn(mrkdwn(text), reader)) : null);
    const body = el('div.attachment-body');
    const box = el('div.attachment', {}, body);
    box.style.setProperty('--bar', colour(given.color));
    if (given.blocks?.length > 0) {
        new BlockList(body, surface).show(given.blocks);
        return box;
    }
    const url = safeLink(given.title_link);
    body.append(
        ...[
            words(given.pretext, 'pretext'),
            given.author_name ? el('div.attachment-author', {}, given.author_name) : null,
            given.title ? el('div.attachment-title', {}, url ? anchor(url, given.title) : given.title) : null,
            words(given.text ?? (given.title ? '' : given.fallback), 'text'),
            given.fields
                ? el(
                      'div.fields',
                      {},
                      given.fields.map((each) =>
                          el('div', {}, el('strong', {}, each.title), words(each.value, 'text')),
                      ),
                  )
                : null,
            given.image_url ? image({ image_url: given.image_url, alt_text: given.fallback ?? '' }, 'picture') : null,
            given.footer ? el('div.attachment-footer', {}, given.footer) : null,
        ].filter(Boolean),
    );
    return box;
}

function colour(name) {
    const known = { good: '#2eb67d', warning: '#daa038', danger: '#e01e5a' }[name];
    return known ?? (/^#?[0-9a-f]{6}$/i.test(name ?? '') ? `#${name.replace('#', '')}` : 'var(--line-strong)');
}
