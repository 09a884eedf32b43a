/** What the environment of the process says, read once and told whole when it is wrong. It knows no other room's work. */
package dev.capstan.settings;
