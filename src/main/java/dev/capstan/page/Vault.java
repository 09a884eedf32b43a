package dev.capstan.page;

import dev.capstan.catalog.Value;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;

/** Reads what a way needs and the catalogue only names, anew for each attempt. */
record Vault(Secrets secrets) {
    String read(Value value) throws Missing {
        return switch (value) {
            case Value.Plain(var text) -> text;
            case Value.SecretReference(var name) -> read(name);
        };
    }

    String read(String name) throws Missing {
        return secrets.read(name).map(Secret::reveal).orElseThrow(() -> new Missing(name));
    }

    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String name) {
            super("the secret " + name + " is not set");
        }
    }
}
