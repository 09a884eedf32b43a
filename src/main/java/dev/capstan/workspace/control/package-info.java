/**
 * The workspace as people, pages and scripts use it: who gets in, what each person sees, what they do, live changes and
 * ordered faults, as JSON over HTTP and a WebSocket. It must not decide anything that the other packages decide for
 * callers in Java.
 */
package dev.capstan.workspace.control;
