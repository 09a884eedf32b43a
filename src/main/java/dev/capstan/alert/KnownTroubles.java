package dev.capstan.alert;

import java.util.List;

/** What a chapter of a service knows of the trouble it may bring, without anybody having written it down. */
@FunctionalInterface
public interface KnownTroubles {
    List<Definition> troubles();
}
