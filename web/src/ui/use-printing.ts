/** Printing shows what scrolling would: everything. */
import { useEffect, useState } from "react";

/** True while the page is printed: then every row is drawn. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const [on, off] = [() => setPrinting(true), () => setPrinting(false)];
    addEventListener("beforeprint", on);
    addEventListener("afterprint", off);
    return () => {
      removeEventListener("beforeprint", on);
      removeEventListener("afterprint", off);
    };
  }, []);
  return printing;
}
