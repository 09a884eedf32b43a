/** Addresses a reader may be sent to; anything else stays plain text. */
const SAFE = /^(https?:\/\/|mailto:|tel:)/i;

/** The address when it may be linked, else null. Control characters would let "java\nscript:" through a browser. */
export function safeLink(address) {
    const trimmed = String(address ?? '').trim();
    return SAFE.test(trimmed) && !/[\u0000-\u001f]/.test(trimmed) ? trimmed : null;
}

/** Where an image may be loaded from; the page's content policy says the same. */
export function safeImage(address) {
    const trimmed = String(address ?? '').trim();
    return /^(https:\/\/|data:image\/|\/control\/)/i.test(trimmed) ? trimmed : null;
}
