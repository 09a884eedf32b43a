/**
 * How people, channels, messages, files and views look in Slack's JSON. It only reads the model and must never change it.
 */
package dev.capstan.workspace.shape;
