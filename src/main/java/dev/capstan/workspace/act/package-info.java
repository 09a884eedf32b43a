/**
 * What people do and what the app is told of it: commands, clicks, forms, messages, with the payloads Slack sends and
 * what the app's acknowledgement does to the screen. It must not know how a payload travels.
 */
package dev.capstan.workspace.act;
