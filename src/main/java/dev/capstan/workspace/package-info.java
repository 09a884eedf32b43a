/**
 * A Slack of one's own on loopback: people, channels, messages, the Web API, signed traffic and Socket Mode. This
 * package is its door. It speaks Slack's wire and knows nothing of whatever app is installed in it.
 */
package dev.capstan.workspace;
