package dev.capstan.alert;

import dev.capstan.catalog.ChannelId;
import java.util.Optional;

/**
 * Where an alert comes from, and where it is told.
 *
 * @param key what belongs together: one alert of a key is open at a time
 * @param receiver by the name under which it is declared
 * @param group as the source has it
 * @param where absent where no service is known; then the admin channel is told
 */
public record Origin(
        String key, String receiver, Report.Source source, String group, Optional<Where> where, ChannelId channel) {}
