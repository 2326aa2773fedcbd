/** A quiet button of the top bar that opens something below it. Its visible words belong to its accessible name. */
import { UnstyledButton } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";
import styles from "./BarButton.module.css";

interface BarButtonProps extends Omit<ComponentPropsWithRef<"button">, "children" | "style"> {
  readonly label: string;
  readonly children: ReactNode;
}

export function BarButton({ label, children, ...rest }: BarButtonProps) {
  return (
    <UnstyledButton {...rest} className={styles.button} title={label}>
      <span aria-hidden="true">{children}</span>
      <span className="visually-hidden">{label}</span>
    </UnstyledButton>
  );
}
