/**
 * What {@code ./capstan try} brings up besides the bot: a PostgreSQL, a Slack with people and channels, a service to
 * deploy. It meets the bot through settings alone and knows none of its rooms but the catalogue.
 */
package dev.capstan.trial;
