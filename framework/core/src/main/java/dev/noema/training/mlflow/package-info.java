/**
 * A training told to an MLflow server by its REST interface: in go the reports of steps and
 * validations, out go parameters, metrics, tags and a status.
 *
 * <p>A server that fails costs one line and no time. Read {@link
 * dev.noema.training.mlflow.MlflowTracking} first.
 */
package dev.noema.training.mlflow;
