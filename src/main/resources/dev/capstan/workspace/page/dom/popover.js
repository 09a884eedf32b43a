let open = null;

/** Whether something floats above the page that Esc should close first. */
export function popoverIsOpen() {
    return open !== null;
}

export function closePopover() {
    open?.close();
}

/**
 * Floats `content` beside an anchor until Esc, a press elsewhere, or `close()`. One at a time. `above` prefers the
 * space over the anchor; `keepFocus` leaves the focus where it is, as a line being typed needs.
 */
export function popover(anchor, content, { above = false, keepFocus = false, wide = false, onClose = () => {} } = {}) {
    closePopover();
    const layer = anchor.closest('dialog') ?? document.body;
    content.classList.add('popover');
    layer.append(content);
    place(anchor, content, above, wide);
    const returnTo = keepFocus ? null : document.activeElement;
    const stop = new AbortController();
    const handle = {
        close() {
            if (open === handle) {
                open = null;
            }
            stop.abort();
            content.remove();
            if (returnTo?.isConnected && (document.activeElement === document.body || !document.activeElement)) {
                returnTo.focus({ preventScroll: true });
            }
            onClose();
        },
        place: () => place(anchor, content, above, wide),
    };
    open = handle;
    const outside = (event) => {
        if (!content.contains(event.target) && !anchor.contains(event.target)) {
            handle.close();
        }
    };
    const escape = (event) => {
        if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            handle.close();
        }
    };
    document.addEventListener('pointerdown', outside, { capture: true, signal: stop.signal });
    document.addEventListener('keydown', escape, { capture: true, signal: stop.signal });
    const follow = (event) => {
        if (anchor.isConnected && !content.contains(event.target)) {
            handle.place();
        }
    };
    document.addEventListener('scroll', follow, { capture: true, passive: true, signal: stop.signal });
    window.addEventListener('resize', () => handle.close(), { signal: stop.signal });
    return handle;
}

function place(anchor, content, above, wide) {
    const box = anchor.getBoundingClientRect();
    Object.assign(content.style, { left: '0', top: '0', maxHeight: '' });
    if (wide) {
        content.style.width = `${Math.min(box.width, innerWidth - 16)}px`;
    } else {
        content.style.minWidth = `${Math.min(box.width, 520)}px`;
    }
    const own = content.getBoundingClientRect();
    const roomBelow = innerHeight - box.bottom - 8;
    const roomAbove = box.top - 8;
    const over = above
        ? roomAbove >= Math.min(own.height, 160) || roomAbove > roomBelow
        : own.height > roomBelow && roomAbove > roomBelow;
    content.style.maxHeight = `${Math.max(120, Math.min(420, over ? roomAbove : roomBelow))}px`;
    const height = content.getBoundingClientRect().height;
    content.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
    content.style.top = `${over ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`;
}
