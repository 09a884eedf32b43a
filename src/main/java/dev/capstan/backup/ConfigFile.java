package dev.capstan.backup;

/** A file with its content, which nobody may see. */
record ConfigFile(String path, int mode, byte[] content) {
    @Override
    public String toString() {
        return path + " ‹" + content.length + " bytes›";
    }
}
