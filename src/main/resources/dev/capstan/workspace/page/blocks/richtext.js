import { el } from '../dom/el.js';
import { safeLink } from '../text/links.js';
import { anchor, channelMention, date, emojiSign, mention } from './inline.js';

const STYLES = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

/** A `rich_text` block as DOM. */
export function richText(block, reader) {
    return el(
        'div.rich-text',
        {},
        (block.elements ?? []).map((part) => drawPart(part, reader)),
    );
}

/** The words of a rich text, for fields that take plain text only. */
export function wordsOf(block) {
    return (block?.elements ?? [])
        .map((part) => (part.elements ?? []).map((piece) => piece.text ?? wordsOf(piece)).join(''))
        .join('\n');
}

function drawPart(part, reader) {
    const pieces = () => (part.elements ?? []).map((piece) => drawPiece(piece, reader));
    switch (part.type) {
        case 'rich_text_section':
            return el('div.rich-line', {}, pieces());
        case 'rich_text_preformatted':
            return el('pre', { tabindex: '0' }, pieces());
        case 'rich_text_quote':
            return el('blockquote', {}, pieces());
        case 'rich_text_list':
            return el(
                `${part.style === 'ordered' ? 'ol' : 'ul'}.indent-${Math.min(8, part.indent ?? 0)}`,
                { start: part.style === 'ordered' && part.offset ? part.offset + 1 : null },
                (part.elements ?? []).map((item) =>
                    el(
                        'li',
                        {},
                        (item.elements ?? []).map((piece) => drawPiece(piece, reader)),
                    ),
                ),
            );
        default:
            return reader.words.unsupported(part.type);
    }
}

function drawPiece(piece, reader) {
    return styled(bare(piece, reader), piece.style ?? {});
}

function bare(piece, reader) {
    switch (piece.type) {
        case 'text':
            return piece.text;
        case 'link': {
            const url = safeLink(piece.url);
            return url ? anchor(url, piece.text ?? piece.url) : (piece.text ?? piece.url);
        }
        case 'emoji':
            return emojiSign(piece.name, reader);
        case 'user':
            return mention(`@${reader.names.person(piece.user_id)}`, { mine: piece.user_id === reader.me });
        case 'usergroup':
            return mention(`@${reader.names.group(piece.usergroup_id)}`, {
                mine: reader.names.inGroup(piece.usergroup_id),
            });
        case 'channel':
            return channelMention({ id: piece.channel_id }, reader);
        case 'broadcast':
            return mention(`@${piece.range}`, { mine: true });
        case 'date':
            return date(
                { ...piece, seconds: piece.timestamp, url: safeLink(piece.url), fallback: piece.fallback ?? '' },
                reader,
            );
        case 'color':
            return swatch(piece.value);
        default:
            return piece.text ?? '';
    }
}

function swatch(value) {
    const patch = el('span.swatch');
    patch.style.background = /^#[0-9a-f]{6}$/i.test(value) ? value : 'none';
    return el('span', {}, patch, value);
}

function styled(content, style) {
    return Object.entries(STYLES).reduce((inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner), content);
}
