import { el, icon } from './el.js';
import { ICONS } from './icons.js';

const HUES = 8;

/** A coloured square with the first letter of a name, drawn and not written; an app's is its own. `size` is small, medium or large. */
export function avatar(person, size = 'medium') {
    const letter = [...(person.real_name || person.name || '?')][0].toUpperCase();
    const colour = person.bot ? 'of-app' : `hue-${hue(person.id)}`;
    return el(`span.avatar.${size}.${colour}`, { 'aria-hidden': 'true', dataset: { letter } });
}

export function channelSign(channel) {
    if (channel.kind === 'direct') {
        return el('span.channel-sign', {}, el('span.presence', { 'aria-hidden': 'true' }));
    }
    return el('span.channel-sign', {}, icon(channel.kind === 'private' ? ICONS.lock : ICONS.hash));
}

/** The region of a locale as a flag: zh-CN → 🇨🇳. */
export function flag(locale) {
    const region = /[-_]([A-Z]{2})\b/i.exec(locale ?? '')?.[1]?.toUpperCase();
    return region ? String.fromCodePoint(...[...region].map((letter) => 0x1f1a5 + letter.charCodeAt(0))) : '';
}

function hue(id) {
    const mixed = [...String(id)].reduce(
        (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619) >>> 0,
        2166136261,
    );
    return (mixed >>> 7) % HUES;
}
