package dev.capstan.workspace.blocks;

/** Where blocks are shown; not every block and element may stand everywhere. */
public enum Surface {
    MESSAGE(50),
    MODAL(100),
    HOME(100);

    final int blocks;

    Surface(int blocks) {
        this.blocks = blocks;
    }
}
