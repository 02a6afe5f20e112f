/**
 * Figures, pictures, sounds and texts of a training as TensorBoard shows them: in go the reports of
 * steps and the files of previews, out comes an event file that the real TensorBoard opens.
 *
 * <p>Read {@link dev.noema.training.tensorboard.TensorBoardEvents} first.
 */
package dev.noema.training.tensorboard;
