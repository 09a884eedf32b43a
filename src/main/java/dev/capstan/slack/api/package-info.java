/** The way to Slack's Web API: where it is, how long to wait, and what its answers mean. Knows nothing of operations. */
package dev.capstan.slack.api;
