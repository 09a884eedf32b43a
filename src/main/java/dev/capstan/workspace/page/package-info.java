/** The files of the page, and the emoji it writes. It must not know what the page shows or who looks at it. */
package dev.capstan.workspace.page;
