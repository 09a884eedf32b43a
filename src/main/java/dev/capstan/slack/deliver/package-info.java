/**
 * Brings Slack in line with what waits in the outbox: rates, retries, where each message stands. It reads the feature
 * rooms and never changes them.
 */
package dev.capstan.slack.deliver;
