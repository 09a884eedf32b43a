package dev.capstan.backup;

import dev.capstan.catalog.PlacedSecrets;
import java.util.Optional;

/**
 * A store that speaks S3.
 *
 * @param endpoint its address; empty for Amazon's own
 * @param prefix under which the services have their folders; may be empty
 * @param quota bytes that the bucket may hold
 */
public record S3(
        String endpoint,
        String region,
        String bucket,
        String prefix,
        PlacedSecrets key,
        PlacedSecrets secret,
        Optional<Long> quota) {}
