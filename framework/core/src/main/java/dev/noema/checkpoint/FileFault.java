package dev.noema.checkpoint;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, for the end of a line that names it. */
public final class FileFault {

    private FileFault() {}

    /** A few words; Java's own message is often the path alone. */
    public static String reason(Exception fault) {
        if (fault instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return fault instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(fault.getMessage());
    }
}
