/** The root: reads the settings, composes the rooms once, and offers the verbs of the command line. */
package dev.capstan;
