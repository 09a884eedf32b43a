/**
 * What people read in Slack, in both languages: pure functions from the state of the feature rooms to Block Kit. It
 * knows no client, no database and no clock.
 */
package dev.capstan.slack.render;
