/**
 * What Slack's app page has to be told: commands, shortcuts, scopes, events and the way they come, as a manifest. Pure:
 * it knows neither files nor Slack itself.
 */
package dev.capstan.slack.manifest;
