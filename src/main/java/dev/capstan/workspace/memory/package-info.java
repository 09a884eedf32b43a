/**
 * The workspace on disk, so that it is the same after a restart: a log of what is true, written soon after each change. It
 * must not know who changes what, or why.
 */
package dev.capstan.workspace.memory;
