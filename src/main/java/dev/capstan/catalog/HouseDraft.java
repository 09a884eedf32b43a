package dev.capstan.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code capstan.yaml} says, as far as it could be read.
 *
 * @param house present only if nothing in the file is broken
 * @param roles absent if the file could not be read at all; then nothing is said about roles
 */
record HouseDraft(Optional<House> house, Optional<Map<RoleName, Role>> roles, boolean sshWritten) {
    static final HouseDraft UNREADABLE = new HouseDraft(Optional.empty(), Optional.empty(), true);
}
