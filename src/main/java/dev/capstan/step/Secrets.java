package dev.capstan.step;

import java.util.Optional;

/** Reads a secret by the name under which a plan refers to it. Asked when a step starts, never earlier. */
public interface Secrets {
    Optional<Secret> read(String name);
}
