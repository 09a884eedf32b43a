package dev.capstan.web;

/** Nothing can be answered on the wished port; the message says why and what to do. */
public final class PortUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortUnavailable(int port, Throwable cause) {
        super(
                port < 1024
                        ? "PORT %d can't be opened: it is taken or needs special rights — set PORT to another"
                                .formatted(port)
                        : "PORT %d is taken by another program — stop that one or set PORT to another".formatted(port),
                cause);
    }
}
