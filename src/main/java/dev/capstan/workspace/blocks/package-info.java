/**
 * Strict judgement of Block Kit: what is accepted here, Slack accepts. It must not know the workspace or the wire; it
 * reads JSON and names what is wrong by JSON pointer.
 */
package dev.capstan.workspace.blocks;
