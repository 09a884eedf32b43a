/**
 * The bytes: the HTTP server, signatures, Socket Mode connections and the traffic log. It must not decide what a message
 * or a click means.
 */
package dev.capstan.workspace.wire;
